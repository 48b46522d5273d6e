// Adds up the results of a run: shows each failure and each skip with its reason, ends with "N passed, N failed".
// A project that left no result, or ended badly without a failed test, counts as one failure.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const plain = text => (text ?? '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&#x[dD];/g, '').replace(/&#x[aA];/g, '\n').replace(/&amp;/g, '&');
const inside = (xml, tag) => plain(xml.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`))?.[1]).trim();

function read(name) {
  const file = join(folder, name, 'results.trx');
  const found = { passed: 0, failed: 0, skipped: 0 };
  if (!existsSync(file)) return found;
  for (const [whole, attributes] of readFileSync(file, 'utf8').matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>[\s\S]*?<\/UnitTestResult>)/g)) {
    const test = plain(attributes.match(/testName="([^"]*)"/)?.[1]);
    const outcome = attributes.match(/outcome="([^"]*)"/)?.[1];
    if (outcome === 'Passed') found.passed++;
    else if (outcome === 'NotExecuted') {
      found.skipped++;
      console.log(`SKIPPED ${test}: ${inside(whole, 'Message') || inside(whole, 'StdOut') || 'no reason given'}`);
    } else {
      found.failed++;
      console.log(`FAILED ${test}\n${inside(whole, 'Message')}\n${inside(whole, 'StackTrace')}\n`);
    }
  }
  return found;
}

for (const name of readdirSync(folder).filter(f => f.endsWith('.exit')).map(f => f.slice(0, -'.exit'.length)).sort()) {
  const found = read(name);
  const exit = Number(readFileSync(join(folder, `${name}.exit`), 'utf8'));
  const ran = found.passed + found.failed + found.skipped;
  if (found.failed === 0 && (exit !== 0 || ran === 0)) {
    found.failed++;
    const why = exit === 124 ? 'took longer than 20 minutes' : ran === 0 && exit === 0 ? 'ran no test' : `ended with exit code ${exit}`;
    console.log(`FAILED ${name} ${why}; the end of its log:\n${readFileSync(join(folder, `${name}.log`), 'utf8').split('\n').slice(-30).join('\n')}`);
  }
  console.log(`${name}: ${found.passed} passed, ${found.failed} failed, ${found.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += found[key];
}

if (total.skipped > 0) console.log(`${total.skipped} skipped, each with its reason above`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
