// Every page of the reading room over the sample corpus, by name: what is checked and pictured. A page that only a form
// leads to is an address and what is done there.
const UNIT = "ilo-gmg-2014%233.c%2F2";

async function compare(page) {
  await page.fill("#draft", "A retreat at working level took place in Paris in February 2014.\n\nThe report says “It agreed on a calendar and on a division of labour among the task forces”.");
  await page.click("form.draft button");
  await page.waitForSelector(".pieces");
}

async function unfold(page) {
  await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
}

export const PAGES = {
  start: "/",
  "start unfolded": ["/", unfold],
  search: "/?q=migration",
  "search with reasons": "/?q=migration&why=on&agency=IOM&agency=ILO&more=agency",
  "search by report": "/?q=migration&group=document&sort=-year",
  "search in one report": "/?q=group&doc=ilo-gmg-2014",
  "nothing found": "/?q=zzqqxx",
  misspelt: "/?q=retreet",
  "a query that cannot be read": "/?q=year:soon",
  report: "/report/ilo-gmg-2014?q=retreat",
  "report with notes": "/report/c-101-crp-12",
  draft: "/draft",
  "draft compared": ["/draft", compare],
  "history asked": "/history",
  history: "/history?q=fair%20recruitment",
  commitments: "/commitments",
  "commitments narrowed": "/commitments?status=not_realised&actor=IOM&year=2012..2013",
  agencies: "/agencies",
  agency: "/agency/IOM",
  citation: `/cite/${UNIT}`,
  precedents: `/precedents/${UNIT}`,
  trace: `/trace/${UNIT}`,
  "no such page": "/nothing",
};

export async function visit(page, address, name) {
  const [path, act] = [PAGES[name]].flat();
  await page.goto(address + path);
  await act?.(page);
}
