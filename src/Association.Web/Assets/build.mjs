// Copies what the pages need from node_modules to wwwroot/lib and draws one sprite of the icons listed in icons.txt.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(project, "node_modules");
const lib = join(project, "wwwroot", "lib");

const files = {
  "tabler.css": "@tabler/core/dist/css/tabler.min.css",
  "htmx.js": "htmx.org/dist/htmx.min.js",
  "jsqr.js": "jsqr/dist/jsQR.js",
};

// Source maps are not shipped, so the reference to one would only make a 404 in the browser's tools.
const withoutMap = text => text.replace(/^\s*(\/\*|\/\/)# sourceMappingURL=.*$/gm, "");

async function symbol(name) {
  const svg = await readFile(join(modules, "@tabler/icons/icons/outline", `${name}.svg`), "utf8")
    .catch(() => { throw new Error(`icons.txt: there is no icon '${name}', see https://tabler.io/icons`); });
  const body = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  const paths = body.replace(/<path stroke="none"[^>]*\/>/, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${paths}</symbol>`;
}

await rm(lib, { recursive: true, force: true });
await mkdir(lib, { recursive: true });
for (const [target, source] of Object.entries(files))
  await writeFile(join(lib, target), withoutMap(await readFile(join(modules, source), "utf8")));

const names = (await readFile(join(project, "Assets", "icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
const symbols = await Promise.all([...new Set(names)].map(symbol));
await writeFile(join(lib, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
