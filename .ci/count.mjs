// Counts test results, so that "make test" can end with one line for all.
//
//   count.mjs go COUNT          reads "go test -json" from standard input
//   count.mjs vitest JSON COUNT reads vitest's JSON report
//   count.mjs tap TAP COUNT     reads the TAP report of Node's test runner
//   count.mjs sum FOLDER        adds up every *.count there; exit 1 on a failure
//
// A COUNT file holds "PASSED FAILED". A report that is missing or empty is one
// failure: a runner that died must not look like a success. So is a skipped test.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [mode, ...paths] = process.argv.slice(2);

function keep(file, passed, failed) {
  if (passed + failed === 0) failed = 1;
  writeFileSync(file, `${passed} ${failed}\n`);
}

async function countGo(file) {
  let passed = 0;
  let failed = 0;
  const output = new Map(); // "package test" → its lines, shown if it fails
  const failedIn = new Set(); // packages with a failed test
  for await (const line of createInterface({ input: process.stdin })) {
    let event;
    try {
      event = JSON.parse(line);
    } catch {
      console.log(line);
      continue;
    }
    const name = event.Package ?? event.ImportPath ?? '';
    const key = `${name} ${event.Test ?? ''}`;
    const took = (event.Elapsed ?? 0).toFixed(1);
    if (event.Action === 'output' || event.Action === 'build-output') {
      output.set(key, (output.get(key) ?? '') + event.Output);
    } else if (event.Action === 'build-fail') {
      failed++;
      console.log(output.get(key) ?? `build failed: ${name}`);
    } else if (event.Test && event.Action === 'pass') {
      passed++;
      output.delete(key);
    } else if (event.Test && (event.Action === 'fail' || event.Action === 'skip')) {
      failed++;
      failedIn.add(name);
      console.log(`${event.Action.toUpperCase()}  ${name} ${event.Test}\n${output.get(key) ?? ''}`);
    } else if (event.Action === 'fail') {
      // Without a failed test: it did not build, panicked or took too long.
      if (!failedIn.has(name)) failed++;
      console.log(`FAIL  ${name} (${took} s)\n${failedIn.has(name) ? '' : (output.get(key) ?? '')}`);
    } else if (event.Action === 'pass') {
      console.log(`ok    ${name} (${took} s)`);
    }
  }
  keep(file, passed, failed);
}

function countVitest(report, file) {
  if (!existsSync(report)) return keep(file, 0, 1);
  const r = JSON.parse(readFileSync(report, 'utf8'));
  const suites = r.testResults.filter((s) => s.status === 'failed' && s.assertionResults.length === 0);
  const skipped = (r.numPendingTests ?? 0) + (r.numTodoTests ?? 0);
  keep(file, r.numPassedTests, r.numFailedTests + suites.length + skipped);
}

function countTap(report, file) {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  keep(file, number('pass'), number('fail') + number('cancelled') + number('skipped') + number('todo'));
}

function sum(folder) {
  let passed = 0;
  let failed = 0;
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.count'))) {
    const [p, f] = readFileSync(join(folder, name), 'utf8').split(' ').map(Number);
    passed += p;
    failed += f;
    if (f > 0) console.log(`${name.replace('.count', '')}: ${f} failed`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

if (mode === 'go') await countGo(...paths);
else if (mode === 'vitest') countVitest(...paths);
else if (mode === 'tap') countTap(...paths);
else if (mode === 'sum') sum(...paths);
else throw new Error('usage: count.mjs go|vitest|tap|sum …');
