// A headless Chromium, and travaux-serve over the sample corpus, for the tests beside this file.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

const SKIPPED = 77; // ctest's SKIP_RETURN_CODE

const { TRAVAUX_BIN, TRAVAUX_SAMPLE, TRAVAUX_BROWSER_MODULES, TRAVAUX_CHROMIUM = "/usr/bin/chromium" } = process.env;

function load() {
  if (parseInt(process.versions.node) < 20) {
    console.log(`SKIPPED: Node.js ${process.version}; playwright-core needs 20`);
    process.exit(SKIPPED);
  }
  try {
    const require = createRequire(join(TRAVAUX_BROWSER_MODULES, "package.json"));
    return { chromium: require("playwright-core").chromium, axe: readFileSync(require.resolve("axe-core/axe.min.js"), "utf8") };
  } catch (error) {
    console.log(`SKIPPED: ${error.message.split("\n")[0]} (scripts/test installs it where npm can be reached)`);
    process.exit(SKIPPED);
  }
}

const { chromium, axe } = load();

// Without the flags about the network it would call home.
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function open_browser() {
  try {
    return await chromium.launch({ executablePath: TRAVAUX_CHROMIUM, args: FLAGS });
  } catch (error) {
    console.log(`SKIPPED: no Chromium: ${error.message.split("\n")[0]}`);
    process.exit(SKIPPED);
  }
}

// The address of a room over the sample corpus, and how to close it.
export async function open_room(listen = "127.0.0.1:0") {
  const folder = mkdtempSync(join(tmpdir(), "travaux-browser-"));
  const index = join(folder, "index");
  const built = spawnSync(join(TRAVAUX_BIN, "travaux-index"), ["-d", index, TRAVAUX_SAMPLE], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  const server = spawn(join(TRAVAUX_BIN, "travaux-serve"), ["-d", index, "--listen", listen]);
  const line = await new Promise((resolve, reject) => {
    server.stdout.once("data", (bytes) => resolve(String(bytes)));
    server.once("exit", () => reject(new Error("travaux-serve does not start")));
  });
  const close = () => {
    server.kill();
    rmSync(folder, { recursive: true });
  };
  return { address: line.trim().replace(/\/$/, ""), close };
}

// A browser and a room for the tests of one file. `with_page` opens a page with these options, and fails where it complains
// or asks anybody else; its `go` takes a path of the room.
export async function open_stage() {
  const browser = await open_browser();
  const room = await open_room();
  after(async () => {
    await browser.close();
    room.close();
  });
  const known = []; // further addresses that pages may ask

  async function with_page(options, use) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 40[014]/.test(message.text())) complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (![room.address, ...known].some((address) => request.url().startsWith(address))) complaints.push(`asks ${request.url()}`);
    });
    page.setDefaultTimeout(15000);
    try {
      await use(page, (path) => page.goto(room.address + path));
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  }

  // A room that others can reach, and its token.
  async function open_guarded() {
    const open = await open_room("0.0.0.0:0");
    after(open.close);
    const base = open.address.replace("0.0.0.0", "127.0.0.1").replace(/\/\?.*/, "");
    known.push(base);
    return { base, token: open.address.match(/token=(.*)/)[1] };
  }

  return { room, with_page, open_guarded };
}

export const count = (page, selector) => page.locator(selector).count();

// What axe-core finds wrong with the page as it is.
export async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`));
  return found;
}
