// Writes the reading of every Chinese character that pinyin-pro knows, one reading a line: "zhang<TAB>张章彰…",
// and the simplified form of every traditional one that OpenCC knows, one form a line: "张<TAB>張".
// Usage: node readings.mjs PACKAGES READINGS SIMPLIFIED
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

const [packages, readings, simplified] = process.argv.slice(2).map((path) => resolve(path));
const load = createRequire(resolve(packages, "package.json"));
const { pinyin } = load("pinyin-pro");
const simplify = load("opencc-js").Converter({ from: "t", to: "cn" });

// 〇, extension A, the basic block, compatibility ideographs, extensions B to I.
const blocks = [[0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0x20000, 0x323af]];
const charactersOf = new Map();
const formsOf = new Map();
const add = (map, key, character) => map.set(key, (map.get(key) ?? "") + character);
for (const [first, last] of blocks)
  for (let code = first; code <= last; code++) {
    const character = String.fromCodePoint(code);
    // The dictionary writes ü; "v" is what people type for it and keeps the file ASCII but for the characters.
    const reading = pinyin(character, { toneType: "none", type: "array", v: true })[0];
    if (reading && /^[a-z]+$/.test(reading)) add(charactersOf, reading, character);
    const simple = simplify(character);
    if (simple !== character && [...simple].length === 1) add(formsOf, simple, character);
  }

const write = (output, map) => writeFileSync(output, [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, characters]) => `${key}\t${characters}\n`).join(""));
write(readings, charactersOf);
write(simplified, formsOf);
