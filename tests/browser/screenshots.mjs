// Pictures of every page at both widths and in both themes; scripts/screenshots runs it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { open_browser, open_room } from "./browser.mjs";
import { PAGES, visit } from "./pages.mjs";

const HEIGHTS = { 360: 740, 1440: 900 };
const LONGEST = 2400; // of a picture, in pixels

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error("usage: scripts/screenshots FOLDER [PAGE...]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const browser = await open_browser();
const room = await open_room();
for (const [width, height] of Object.entries(HEIGHTS)) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width: Number(width), height }, colorScheme });
    const page = await context.newPage();
    for (const name of Object.keys(PAGES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await visit(page, room.address, name);
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width: Number(width), height: Math.min(LONGEST, Math.max(height, tall)) };
      await page.screenshot({ path: join(folder, `${name.replaceAll(" ", "-")}-${width}-${colorScheme}.png`), clip, fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
room.close();
