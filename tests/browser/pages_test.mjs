// Every page in a real browser: nothing that axe-core finds, by day on a desk and by night on a telephone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { faults, open_stage } from "./browser.mjs";
import { PAGES, visit } from "./pages.mjs";

const { room, with_page, open_guarded } = await open_stage();
const guarded = await open_guarded();

describe("every page", { concurrency: 3 }, () => {
  for (const name of Object.keys(PAGES)) {
    test(`${name}: accessible by day on a desk and by night on a telephone, and as wide as they`, () =>
      with_page({ bypassCSP: true }, async (page) => {
        await visit(page, room.address, name);
        for (const [width, colorScheme] of [[1440, "light"], [360, "dark"]]) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await faults(page), [], `${width} ${colorScheme}`);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width}: wider than the screen`);
        }
      }));
  }
});

test("the entrance: accessible", () =>
  with_page({ bypassCSP: true, viewport: { width: 360, height: 800 } }, async (page) => {
    await page.goto(guarded.base);
    assert.deepEqual(await faults(page), []);
  }));
