// A headless Chromium, and travaux-serve over the sample corpus, for the tests beside this file.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SKIPPED = 77; // ctest's SKIP_RETURN_CODE

const { TRAVAUX_BIN, TRAVAUX_SAMPLE, TRAVAUX_BROWSER_MODULES, TRAVAUX_CHROMIUM = "/usr/bin/chromium" } = process.env;

function load() {
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
export async function open_room() {
  const folder = mkdtempSync(join(tmpdir(), "travaux-browser-"));
  const index = join(folder, "index");
  const built = spawnSync(join(TRAVAUX_BIN, "travaux-index"), ["-d", index, TRAVAUX_SAMPLE], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  const server = spawn(join(TRAVAUX_BIN, "travaux-serve"), ["-d", index, "--listen", "127.0.0.1:0"]);
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

// What axe-core finds wrong with the page as it is.
export async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`));
  return found;
}
