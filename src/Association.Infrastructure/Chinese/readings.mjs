// Writes the reading of every Chinese character that pinyin-pro knows, one reading a line: "zhang<TAB>张章彰…".
// Usage: node readings.mjs PACKAGES OUTPUT
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

const [packages, output] = process.argv.slice(2).map((path) => resolve(path));
const { pinyin } = createRequire(resolve(packages, "package.json"))("pinyin-pro");

// 〇, extension A, the basic block, compatibility ideographs, extensions B to I.
const blocks = [[0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0x20000, 0x323af]];
const charactersOf = new Map();
for (const [first, last] of blocks)
  for (let code = first; code <= last; code++) {
    const character = String.fromCodePoint(code);
    // The dictionary writes ü; "v" is what people type for it and keeps the file ASCII but for the characters.
    const reading = pinyin(character, { toneType: "none", type: "array", v: true })[0];
    if (reading && /^[a-z]+$/.test(reading)) charactersOf.set(reading, (charactersOf.get(reading) ?? "") + character);
  }

writeFileSync(output, [...charactersOf].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reading, characters]) => `${reading}\t${characters}\n`).join(""));
