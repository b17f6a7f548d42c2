// Every page of the reading room over the sample corpus, by name: what is checked and pictured.
const UNIT = "ilo-gmg-2014%233.c%2F2";
export const PAGES = {
  start: "/",
  search: "/?q=migration",
  "search with reasons": "/?q=retreat&why=on&agency=IOM&agency=ILO",
  "nothing found": "/?q=zzqqxx",
  "a query that cannot be read": "/?q=year:soon",
  report: "/report/ilo-gmg-2014?q=retreat",
  draft: "/draft",
  history: "/history?q=fair%20recruitment",
  commitments: "/commitments",
  agencies: "/agencies",
  agency: "/agency/IOM",
  citation: `/cite/${UNIT}`,
  precedents: `/precedents/${UNIT}`,
  trace: `/trace/${UNIT}`,
  "no such page": "/nothing",
};
