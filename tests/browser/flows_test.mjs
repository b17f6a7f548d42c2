// What people do with the reading room, with JavaScript on a desk and without it on a telephone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { count, open_stage } from "./browser.mjs";

const { room, with_page, open_guarded } = await open_stage();
const guarded = await open_guarded();

for (const [javaScriptEnabled, width] of [[true, 1440], [false, 360]]) {
  const how = javaScriptEnabled ? "with JavaScript on a desk" : "without JavaScript on a telephone";
  const flow = (name, use) => test(`${name}, ${how}`, () => with_page({ javaScriptEnabled, viewport: { width, height: 800 } }, use));

  flow("a query is typed, sent, and stands in the address", async (page, go) => {
    await go("/");
    await page.fill("#q", "retreat");
    await page.press("#q", "Enter");
    await page.waitForURL(/\?.*q=retreat/);
    assert.match(await page.textContent(".totals"), /^2 paragraphs in 2 reports/);
    assert.ok((await count(page, ".words mark")) >= 2);
  });

  flow("a facet narrows, a second value of it widens, and back leads back", async (page, go) => {
    await go("/?q=migration");
    const all = await page.textContent(".totals");
    const choose = async (field, nth) => {
      await page.locator(`input[name=${field}]`).nth(nth).check();
      if (!javaScriptEnabled) await page.click(".apply");
    };
    await choose("year", 0);
    await page.waitForURL(/year=/);
    await page.waitForFunction((before) => document.querySelector(".totals").textContent !== before, all);
    const one = await page.textContent(".totals");
    await choose("year", 1);
    await page.waitForURL(/year=.*year=/);
    await page.waitForFunction((before) => document.querySelector(".totals").textContent !== before, one);
    const two = await page.textContent(".totals");
    assert.ok(parseInt(two) > parseInt(one) && parseInt(two) < parseInt(all), `${all} / ${one} / ${two}`);
    await page.goBack();
    await page.goBack();
    await page.waitForFunction((before) => document.querySelector(".totals")?.textContent === before, all);
  });

  flow("a bar of the histogram is its year, and its table has the same figures", async (page, go) => {
    await go("/?q=migration");
    const bar = page.locator(".years a").first();
    const [year, number] = (await bar.getAttribute("aria-label")).match(/\d+/g);
    const row = page.locator(".facet[data-field=year] tbody tr", { hasText: year });
    assert.match(await row.textContent(), new RegExp(`^${year}${number}`));
    await page.goto(room.address + (await bar.getAttribute("href")));
    assert.match(await page.textContent(".totals"), new RegExp(`^${number} paragraph`));
  });

  flow("order and grouping are said in the address", async (page, go) => {
    await go("/?q=migration");
    await page.selectOption("#sort", "year");
    if (!javaScriptEnabled) await page.click(".box button");
    await page.waitForURL(/sort=year/);
    await go("/?q=migration&group=document");
    const reports = await page.locator(".hit h3").allTextContents();
    assert.equal(new Set(reports).size, reports.length);
    assert.ok((await count(page, ".hit .more")) > 0);
  });

  flow("a mistyped word is offered as it was meant", async (page, go) => {
    await go("/?q=retreet");
    await page.click(".did-you-mean a");
    await page.waitForURL(/q=retreat/);
    assert.ok((await count(page, ".hit")) > 0);
  });

  flow("pages turn there and back", async (page, go) => {
    await go("/?q=migration");
    const first = await page.textContent(".hit h3 + .place");
    await page.click("a[rel=next]");
    await page.waitForURL(/page=2/);
    assert.notEqual(await page.textContent(".hit h3 + .place"), first);
    await page.click("a[rel=prev]");
    assert.equal(await page.textContent(".hit h3 + .place"), first);
  });

  flow("a hit leads to its place in the report, marked, with the contents beside", async (page, go) => {
    await go("/?q=retreat");
    await page.locator(".hit h3 a").first().click();
    await page.waitForURL(/\/report\/.*q=retreat#/);
    assert.equal(await count(page, ".unit:target"), 1);
    assert.ok((await count(page, ".unit:target mark")) > 0);
    assert.ok((await count(page, ".contents a")) > 2);
    const target = await page.locator(".contents a").last().getAttribute("href");
    assert.equal(await page.evaluate((id) => document.getElementById(decodeURIComponent(id.slice(1))) !== null, target), true);
  });

  flow("a footnote is linked from its place, and back", async (page, go) => {
    const documents = await (await fetch(`${room.address}/api/v1/search?q=*&kind=footnote&limit=1`)).json();
    const doc = documents.hits[0]?.doc;
    assert.ok(doc, "the sample corpus has a footnote");
    await go(`/report/${doc}`);
    const mark = page.locator(".unit:not(.footnote) .note-mark").first();
    const there = await mark.getAttribute("href");
    await mark.click();
    const back = await page.locator(".unit:target .note-mark").first().getAttribute("href");
    await page.locator(".unit:target .note-mark").first().click();
    assert.equal(await page.locator(`.unit:target .note-mark[href="${there}"]`).count(), 1);
    assert.notEqual(back, there);
  });

  flow("a paragraph can be cited, compared and traced", async (page, go) => {
    await go("/report/ilo-gmg-2014");
    const unit = page.locator('[id="3.c/2"]');
    await unit.getByText("cite", { exact: true }).click();
    assert.match(await page.textContent("main"), /@\w+\{[\s\S]*TY {2}- /);
    await page.goBack();
    await unit.getByText("precedents", { exact: true }).click();
    assert.match(await page.textContent("h1"), /Precedents of ilo-gmg-2014#3\.c\/2/);
    await page.goBack();
    await unit.getByText("trace", { exact: true }).click();
    assert.ok((await count(page, ".findings .outcome")) > 0);
  });

  flow("a draft is compared, its quotations are checked, its differences shown", async (page, go) => {
    await go("/draft");
    await page.fill("#draft", "A retreat at working level took place in Paris in February 2014.\n\nThe report says “It agreed on a calendar and on a division of labour among the task forces”.");
    await page.click("form.draft button");
    await page.waitForSelector(".pieces");
    assert.ok((await count(page, ".pieces del")) > 0 && (await count(page, ".pieces ins")) > 0);
    assert.match(await page.textContent(".quotations .verdict"), /exact/);
  });

  flow("commitments are narrowed to whose and what", async (page, go) => {
    await go("/commitments");
    const all = parseInt(await page.textContent(".totals"));
    await page.check("input[value=planned]");
    await page.click(".filters button");
    await page.waitForURL(/status=planned/);
    const planned = parseInt(await page.textContent(".totals"));
    assert.ok(planned > 0 && planned < all);
    assert.equal(await count(page, ".timeline"), 1);
  });

  flow("an agency's page tells its names and its years", async (page, go) => {
    await go("/agencies");
    await page.click("table a[href='/agency/IOM']");
    assert.match(await page.textContent("h1"), /International Organization for Migration/);
    assert.ok((await count(page, ".years a")) > 2);
    assert.ok((await count(page, ".over-time table tr")) > 2);
  });

  flow("a phrase is followed to its first use", async (page, go) => {
    await go("/history");
    await page.fill("#phrase", "fair recruitment");
    await page.press("#phrase", "Enter");
    await page.waitForURL(/q=fair/);
    assert.ok((await count(page, ".pieces .reports li")) > 0);
  });

  flow("a folded field is unfolded, and stays so where one of its values is chosen", async (page, go) => {
    await go("/?q=migration");
    const facet = page.locator(".facet[data-field=language]");
    assert.equal(await facet.getAttribute("open"), null);
    await facet.locator("summary").click();
    await facet.locator("input").first().check();
    if (!javaScriptEnabled) await page.click(".apply");
    await page.waitForURL(/language=/);
    await page.waitForSelector(".facet[data-field=language][open] input:checked");
  });

  flow("all values of a field are listed when asked for", async (page, go) => {
    await go("/?q=migration");
    const agencies = page.locator(".facet[data-field=agency]");
    const few = await agencies.locator("input").count();
    await agencies.locator("a.more").click();
    await page.waitForURL(/more=agency/);
    assert.ok((await agencies.locator("input").count()) > few);
  });

  flow("each hit says why it is one", async (page, go) => {
    await go("/?q=migration retreat");
    await page.check("input[name=why]");
    if (!javaScriptEnabled) await page.click(".box button");
    await page.waitForURL(/why=on/);
    await page.waitForSelector(".hit .why");
    assert.match(await page.locator(".hit .why").first().textContent(), /retreat.*%/s);
  });

  flow("a hit is cited in three styles, one click away", async (page, go) => {
    await go("/?q=retreat");
    await page.locator(".hit").first().getByText("cite", { exact: true }).click();
    await page.waitForURL(/\/cite\//);
    assert.deepEqual(await page.locator("section h2").allTextContents(), ["United Nations Editorial Manual", "BibTeX", "RIS", "CSL-JSON"]);
    await page.getByText("in its report").click();
    await page.waitForURL(/\/report\/.*#/);
    assert.equal(await count(page, ".unit:target"), 1);
  });

  flow("a report says its title once, and has a permalink and a margin for every paragraph", async (page, go) => {
    await go("/report/ilo-gmg-2014");
    const title = await page.textContent("h1");
    assert.equal((await page.textContent("main")).split(title).length - 1, 2, "as its title and in its citation");
    const paragraphs = await count(page, ".unit.paragraph, .unit.list_item");
    assert.ok(paragraphs > 10);
    assert.equal(await count(page, ".unit .permalink"), paragraphs);
    assert.ok((await count(page, ".margin .commitment")) > 0 && (await count(page, ".margin .agency")) > 0);
    await page.locator(".permalink").nth(3).click();
    assert.equal(await count(page, ".unit:target"), 1);
  });

  flow("a report is searched by itself, and the search widens again", async (page, go) => {
    await go("/report/ilo-gmg-2014");
    await page.fill("#q", "migration");
    await page.press("#q", "Enter");
    await page.waitForURL(/doc=ilo-gmg-2014/);
    assert.match(await page.textContent(".totals"), /in 1 report$/);
    await page.getByText("everywhere").click();
    await page.waitForURL((url) => !url.search.includes("doc="));
    assert.match(await page.textContent(".totals"), /in \d\d reports$/);
  });

  flow("a draft's precedents are saved as a table", async (page, go) => {
    await go("/draft");
    await page.fill("#draft", "A retreat at working level took place in Paris in February 2014.");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
    assert.equal(download.suggestedFilename(), "draft.csv");
    assert.match(readFileSync(await download.path(), "utf8"), /^piece,.*\r\n1,/);
  });

  flow("a dot of the timeline leads to its commitments", async (page, go) => {
    await go("/commitments");
    const dot = page.locator(".timeline a").last();
    const [, year, number] = (await dot.getAttribute("aria-label")).match(/in (\d+): (\d+)/);
    await go(await dot.getAttribute("href"));
    assert.equal(await page.inputValue("#year"), year);
    assert.ok(parseInt(await page.textContent(".totals")) <= parseInt(number));
    assert.ok((await count(page, ".commitments tbody tr")) > 0);
  });

  flow("the table of commitments is read whole, and is a table to who hears it", async (page, go) => {
    await go("/commitments?status=planned");
    const row = page.getByRole("table", { name: "Commitments" }).getByRole("row").nth(1);
    assert.equal(await row.getByRole("cell").count(), javaScriptEnabled ? 6 : 6 - (await row.locator("[data-empty]").count()));
    const what = await row.locator(".what").boundingBox();
    assert.ok(what.x >= 0 && what.x + what.width <= width && what.width >= 250, JSON.stringify(what));
  });

  flow("a promise is traced from the table", async (page, go) => {
    await go("/commitments?q=guide&status=planned");
    await page.locator(".commitments tbody tr").first().getByText("trace", { exact: true }).click();
    await page.waitForURL(/\/trace\//);
    assert.match(await page.textContent("main"), /reported done/);
  });

  flow("who has no token is asked for it, and it leaves the address", async (page) => {
    await page.goto(`${guarded.base}/?q=retreat`);
    assert.equal(await count(page, ".hit"), 0);
    await page.fill("#token", "not this");
    await page.press("#token", "Enter");
    await page.waitForSelector("[role=alert]");
    await page.fill("#token", guarded.token);
    await page.click("button");
    await page.waitForURL(`${guarded.base}/?q=retreat`);
    assert.ok((await count(page, ".hit")) > 0);
    await page.context().clearCookies();
    await page.goto(`${guarded.base}/report/ilo-gmg-2014?token=${guarded.token}`);
    assert.equal(page.url(), `${guarded.base}/report/ilo-gmg-2014`);
    await page.click("header a[href='/commitments']");
    await page.waitForSelector(".commitments");
    const [cookie] = await page.context().cookies();
    assert.ok(cookie.httpOnly && cookie.sameSite === "Strict");
  });

  flow("the keyboard alone goes from the address to a hit", async (page, go) => {
    await go("/?q=retreat");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await page.keyboard.press("Enter");
    for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement.closest(".hit") !== null)); ++i) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/report\//);
  });
}
