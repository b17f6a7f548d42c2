// The reading room in a real browser: with and without JavaScript, on a telephone and on a desk, by day and by night.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { faults, open_browser, open_room } from "./browser.mjs";
import { PAGES } from "./pages.mjs";

const browser = await open_browser();
const room = await open_room();
after(async () => {
  await browser.close();
  room.close();
});

async function with_page(options, use) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 40[04]/.test(message.text())) complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(room.address)) complaints.push(`asks ${request.url()}`);
  });
  page.setDefaultTimeout(15000);
  try {
    await use(page, (path) => page.goto(room.address + path));
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

const count = (page, selector) => page.locator(selector).count();
const address_of = (page) => page.url().slice(room.address.length);

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: accessible by day on a desk and by night on a telephone, and as wide as they`, () =>
    with_page({ bypassCSP: true }, async (page, go) => {
      await go(path);
      for (const [width, colorScheme] of [[1440, "light"], [360, "dark"]]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await faults(page), [], `${width} ${colorScheme}`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width}: wider than the screen`);
      }
    }));
}

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
    await page.locator(".chart summary").first().click();
    const row = page.locator(".chart table tr", { hasText: year });
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
