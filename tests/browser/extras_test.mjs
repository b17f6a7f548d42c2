// What a script makes quicker, and what leaves the page: files, feeds, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { open_stage } from "./browser.mjs";

const { room, with_page } = await open_stage();

test("slash goes to the box, j and k through the hits", () =>
  with_page({}, async (page, go) => {
    await go("/?q=migration");
    const focused = () => page.evaluate(() => document.activeElement.closest(".hit")?.id ?? document.activeElement.id);
    const hits = await page.locator(".hit").evaluateAll((all) => all.map((hit) => hit.id));
    await page.keyboard.press("j");
    assert.equal(await focused(), hits[0]);
    await page.keyboard.press("j");
    assert.equal(await focused(), hits[1]);
    await page.keyboard.press("k");
    assert.equal(await focused(), hits[0]);
    await page.keyboard.press("/");
    assert.equal(await focused(), "q");
  }));

test("the box completes the last word by fields and values", () =>
  with_page({}, async (page, go) => {
    await go("/?q=migration");
    await page.fill("#q", "retreat ag");
    const offered = await page.locator("#completion option").evaluateAll((all) => all.map((one) => one.value));
    assert.ok(offered.includes("retreat agency:IOM") && offered.includes("retreat year:"), offered.slice(0, 5).join());
  }));

test("every list that a page shows is a file to save", () =>
  with_page({}, async (page, go) => {
    for (const path of ["/?q=retreat", "/report/ilo-gmg-2014", "/history?q=fair+recruitment", "/commitments", "/agencies", "/agency/IOM", "/trace/ilo-gmg-2014%233.c%2F2", "/precedents/ilo-gmg-2014%233.c%2F2"]) {
      await go(path);
      for (const form of ["CSV", "JSON Lines", "BibTeX"]) {
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".exports").first().getByText(form, { exact: true }).click()]);
        const saved = readFileSync(await download.path(), "utf8");
        assert.match(saved, { CSV: /^\w+,.*\r?\n./, "JSON Lines": /^\{.*\}\n/, BibTeX: /^@\w+\{/ }[form], `${path} ${form}`);
      }
    }
  }));

test("behind a field the box completes every value that the field has", () =>
  with_page({}, async (page, go) => {
    await go("/?q=retreat");
    const offered = async (typed) => {
      await page.fill("#q", typed);
      await page.waitForFunction((begun) => document.querySelector("#completion option")?.value.startsWith(begun), typed.slice(0, typed.lastIndexOf(":") + 1));
      return page.locator("#completion option").evaluateAll((all) => all.map((one) => one.value));
    };
    assert.deepEqual(await offered("retreat agency:macart"), ['retreat agency:"MacArthur Foundation"']);
    assert.ok((await offered("doc:unitar")).includes("doc:unitar-gmg-2009"));
    assert.ok((await offered('-author:"un wo')).includes('-author:"UN Women"'));
    assert.ok((await offered("commitment:")).includes("commitment:not_realised"));
  }));

test("of two questions the last one counts, whichever is answered first", () =>
  with_page({}, async (page, go) => {
    await go("/?q=migration");
    await page.route(/year=/, async (route) => {
      if (!/year=.*year=/.test(route.request().url())) await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue().catch(() => {});
    });
    await page.locator("input[name=year]").nth(0).check();
    await page.locator("input[name=year]").nth(1).check();
    await page.waitForURL(/year=.*year=/);
    await page.waitForTimeout(1000);
    assert.match(page.url(), /year=.*year=/);
    assert.equal(await page.locator("input[name=year]:checked").count(), 2);
  }));

test("a citation is copied with one click", () =>
  with_page({ permissions: ["clipboard-read", "clipboard-write"] }, async (page, go) => {
    await go("/cite/ilo-gmg-2014%233.c%2F2");
    await page.getByRole("button", { name: "Copy RIS" }).click();
    await page.getByText("Copied").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^TY {2}- .*ER {2}-$/s);
  }));

test("j and k go through the marked paragraphs of a report", () =>
  with_page({}, async (page, go) => {
    await go("/report/unicef-gmg-2011?q=migration");
    const marked = await page.locator(".unit:has(mark)").evaluateAll((all) => all.map((unit) => unit.id));
    assert.ok(marked.length > 1);
    for (const [key, at] of [["j", 0], ["j", 1], ["k", 0]]) {
      await page.keyboard.press(key);
      assert.equal(await page.evaluate(() => document.activeElement.closest(".unit").id), marked[at]);
    }
  }));

test("exports are what their links say", async () => {
  const page = await (await fetch(`${room.address}/?q=retreat`)).text();
  const links = [...page.matchAll(/href="(\/(?:export|feed)[^"]*)"/g)].map((match) => match[1].replaceAll("&amp;", "&"));
  assert.ok(links.length >= 4);
  for (const link of links) {
    const answer = await fetch(room.address + link);
    assert.equal(answer.status, 200, link);
    assert.match(await answer.text(), /ilo-gmg-2014/);
  }
});

test("a feed is well-formed XML", () =>
  with_page({}, async (page, go) => {
    await go("/");
    const entries = await page.evaluate(async () => {
      const feed = new DOMParser().parseFromString(await (await fetch("/feed.atom?q=retreat")).text(), "application/xml");
      return feed.querySelector("parsererror") ? -1 : feed.querySelectorAll("entry > content").length;
    });
    assert.equal(entries, 2);
  }));

test("on paper there are results and citations, no boxes", () =>
  with_page({}, async (page, go) => {
    await go("/?q=retreat");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("form").first().isVisible(), false);
    assert.equal(await page.locator(".facets").isVisible(), false);
    assert.equal(await page.locator(".hit .words").first().isVisible(), true);
    assert.match(await page.locator(".hit .cited").first().innerText(), /2013/);
    for (const path of ["/commitments", "/history?q=fair+recruitment", "/trace/ilo-gmg-2014%233.c%2F2", "/precedents/ilo-gmg-2014%233.c%2F2"]) {
      await go(path);
      assert.match(await page.locator(".cited").first().innerText(), /\w+, .*\d{4}/, path);
    }
  }));

test("a first page is small and soon there", () =>
  with_page({}, async (page, go) => {
    let bytes = 0;
    page.on("response", async (response) => {
      bytes += (await response.body().catch(() => "")).length;
    });
    await go("/");
    await page.waitForLoadState("networkidle");
    assert.ok(bytes > 0 && bytes < 100_000, `${bytes} bytes`);
  }));
