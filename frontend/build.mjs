// Builds what the desk's pages load: scripts, one style sheet, the icon sprite, the brand mark.
// `node build.mjs` writes to the desk's static folder; `node build.mjs --tests` compiles the tests to build/tests.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DESK = path.join(HERE, "../src/touchstone/desk");
const OUT = path.join(DESK, "frontdoor/static/desk");
const MODULES = path.join(HERE, "node_modules");
const SCRIPTS = ["desk", "theme", "plot"];
const SCRIPT_LIMIT = 200_000; // bytes of script on the heaviest page
const TARGET = ["chrome123", "firefox120", "safari17.5"]; // the first with light-dark(), which the kit uses

/** Names in `icons.txt`, one a line, as in Tabler's outline set. */
async function readIconNames() {
  const text = await readFile(path.join(HERE, "icons.txt"), "utf8");
  return text.split("\n").filter(Boolean);
}

async function drawSymbol(name) {
  const file = path.join(MODULES, "@tabler/icons/icons/outline", `${name}.svg`);
  const svg = await readFile(file, "utf8").catch(() => {
    throw new Error(`icons.txt names "${name}", which Tabler's outline set does not have`);
  });
  const paths = [...svg.matchAll(/<path d="[^"]+"[^>]*\/>/g)].map(([found]) => found.replace(/\s+\/>/, "/>"));
  const pen = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24"><g ${pen}>${paths.join("")}</g></symbol>`;
}

async function buildIcons() {
  const symbols = await Promise.all((await readIconNames()).map(drawSymbol));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
  await writeFile(path.join(OUT, "icons.svg"), sprite);
}

async function buildScripts() {
  await build({
    entryPoints: SCRIPTS.map((name) => path.join(HERE, `src/${name}.ts`)),
    outdir: OUT,
    bundle: true,
    minify: true,
    format: "iife",
    target: TARGET,
    legalComments: "none",
  });
}

/** Files under `folder` that may name a class: templates, Python, TypeScript. */
async function listSources(folder) {
  const entries = await readdir(folder, { recursive: false, withFileTypes: true });
  const nested = entries.map((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "static" || entry.name === "__pycache__" ? [] : listSources(full);
    return /\.(html|py|ts)$/.test(entry.name) ? [full] : [];
  });
  return (await Promise.all(nested)).flat();
}

/** The kit without the rules no page uses, then our own sheet, minified together. */
async function buildStyles() {
  const sources = [...(await listSources(DESK)), ...(await listSources(path.join(HERE, "src")))];
  const [kit] = await new PurgeCSS().purge({
    content: sources,
    css: [path.join(MODULES, "@tabler/core/dist/css/tabler.css")],
    safelist: { standard: ["show", "disabled", "active"], greedy: [/data-bs-theme/] },
    keyframes: true,
    variables: true,
  });
  const own = await build({
    entryPoints: [path.join(HERE, "styles/desk.css")],
    bundle: true,
    write: false,
    external: ["data:*"],
    target: TARGET,
  });
  const sheet = await transform(kit.css + own.outputFiles[0].text, { loader: "css", minify: true, target: TARGET });
  await writeFile(path.join(OUT, "desk.css"), sheet.code);
  const plot = await readFile(path.join(MODULES, "uplot/dist/uPlot.min.css"), "utf8");
  await writeFile(path.join(OUT, "plot.css"), plot);
}

async function reportSizes() {
  let script = 0;
  for (const name of (await readdir(OUT)).sort()) {
    const body = await readFile(path.join(OUT, name));
    if (name.endsWith(".js")) script += body.length;
    console.log(`${name.padEnd(16)} ${String(body.length).padStart(8)} B  ${String(gzipSync(body).length).padStart(7)} B gz`);
  }
  if (script > SCRIPT_LIMIT) throw new Error(`${script} bytes of script; a page may need at most ${SCRIPT_LIMIT}`);
}

async function buildDesk() {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  await cp(path.join(HERE, "brand"), OUT, { recursive: true });
  await Promise.all([buildIcons(), buildScripts(), buildStyles()]);
  await reportSizes();
}

async function buildTests() {
  const names = (await readdir(path.join(HERE, "test"))).filter((name) => name.endsWith(".test.ts"));
  await rm(path.join(HERE, "build"), { recursive: true, force: true });
  await build({
    entryPoints: names.map((name) => path.join(HERE, "test", name)),
    outdir: path.join(HERE, "build/tests"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
  });
}

await (process.argv.includes("--tests") ? buildTests() : buildDesk());
