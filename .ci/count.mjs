// Counts test results, so that "make test" can end with one line for all, and what
// failed just above it.
//
//   count.mjs go COUNT          reads "go test -json" from standard input
//   count.mjs vitest JSON COUNT reads vitest's JSON report
//   count.mjs tap TAP COUNT     reads the TAP report of Node's test runner
//   count.mjs complain FILE NAME  keeps standard input as the complaint of NAME
//   count.mjs sum FOLDER        adds up every *.count there; exit 1 on a failure
//
// A COUNT file holds "PASSED FAILED". A report that is missing or empty is one
// failure: a runner that died must not look like a success. So is a skipped test.
// Beside it stands a *.failures file: one JSON {name, complaint} a line.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [mode, ...paths] = process.argv.slice(2);

function keep(file, passed, failed, failures = []) {
  if (passed + failed === 0) {
    failed = 1;
    failures = [{ name: file, complaint: 'nothing was reported: the run was ended, or never began' }];
  }
  writeFileSync(file, `${passed} ${failed}\n`);
  note(file.replace(/\.count$/, '.failures'), failures);
}

function note(file, failures) {
  const lines = failures.map(({ name, complaint }) =>
    JSON.stringify({ name, complaint: complaint.trim().slice(0, 4000) }),
  );
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
}

async function countGo(file) {
  let passed = 0;
  let failed = 0;
  const failures = [];
  const output = new Map(); // "package test" → its lines, shown if it fails
  const failedIn = new Set(); // packages with a failed test
  const fails = (name, complaint) => {
    failed++;
    // The last words of Go's tests are those that say what was wrong.
    failures.push({ name, complaint: complaint.trim().split('\n').slice(-12).join('\n') });
  };
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
      fails(`build of ${name}`, output.get(key) ?? '');
      console.log(output.get(key) ?? `build failed: ${name}`);
    } else if (event.Test && event.Action === 'pass') {
      passed++;
      output.delete(key);
    } else if (event.Test && (event.Action === 'fail' || event.Action === 'skip')) {
      fails(key, output.get(key) ?? event.Action);
      failedIn.add(name);
      console.log(`${event.Action.toUpperCase()}  ${name} ${event.Test}\n${output.get(key) ?? ''}`);
    } else if (event.Action === 'fail') {
      // Without a failed test: it did not build, panicked or took too long.
      if (!failedIn.has(name)) fails(name, output.get(key) ?? '');
      console.log(`FAIL  ${name} (${took} s)\n${failedIn.has(name) ? '' : (output.get(key) ?? '')}`);
    } else if (event.Action === 'pass') {
      console.log(`ok    ${name} (${took} s)`);
    }
  }
  keep(file, passed, failed, failures);
}

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');

function countVitest(report, file) {
  if (!existsSync(report)) return keep(file, 0, 1, [{ name: report, complaint: 'no report' }]);
  const r = JSON.parse(readFileSync(report, 'utf8'));
  const suites = r.testResults.filter((s) => s.status === 'failed' && s.assertionResults.length === 0);
  const skipped = (r.numPendingTests ?? 0) + (r.numTodoTests ?? 0);
  const failures = [
    ...suites.map((s) => ({ name: s.name, complaint: plain(s.message ?? '') })),
    ...r.testResults.flatMap((s) =>
      s.assertionResults
        .filter((one) => one.status !== 'passed')
        .map((one) => ({
          name: `${s.name.replace(/^.*\/src\//, '')}: ${one.fullName}`,
          complaint: plain((one.failureMessages ?? []).join('\n')) || one.status,
        })),
    ),
  ];
  keep(file, r.numPassedTests, r.numFailedTests + suites.length + skipped, failures);
}

/** The tests that failed or were skipped; not those around them, which fail with them. */
function failuresOf(tap) {
  const failures = [];
  const lines = tap.split('\n');
  for (const [i, line] of lines.entries()) {
    const [, name, left] = /^\s*(?:not ok|ok) \d+ - (.*?)(?: # (SKIP|TODO).*)?$/.exec(line) ?? [];
    if (!name || (/^\s*ok/.test(line) && !left)) continue;
    const end = lines.findIndex((one, at) => at > i && one.trim() === '...');
    const about = lines.slice(i + 1, end);
    if (about.some((one) => /failureType: '(subtestsFailed|parentAlreadyFinished)'/.test(one))) continue;
    const from = about.findIndex((one) => /^\s*error:/.test(one));
    const to = about.findIndex((one, at) => at > from && /^\s*(code|name|stack|expected):/.test(one));
    const where = /location: '.*\/(\w+\/[\w.-]+:\d+)/.exec(about.join('\n'))?.[1] ?? '';
    const words = from < 0 ? (left ?? '') : about.slice(from, to < 0 ? undefined : to).join('\n');
    failures.push({ name: `${where} ${name}`, complaint: plain(words).replace(/^\s*error: (\|-)?\s*/, '') });
  }
  return failures;
}

function countTap(report, file) {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const failures = failuresOf(text);
  if (!/^# pass \d+$/m.test(text))
    failures.push({ name: report, complaint: `ended before its end, after:\n${text.slice(-300)}` });
  const failed = number('fail') + number('cancelled') + number('skipped') + number('todo');
  keep(file, number('pass'), failed || failures.length, failures);
}

/** Whoever sees only the end of the output is to know what was wrong. */
const room = 26;

function tell(failures) {
  const each = Math.max(1, Math.floor(room / Math.max(failures.length, 1)));
  for (const { part, name, complaint } of failures.slice(0, room)) {
    const lines = complaint.split('\n').filter((line) => line.trim());
    console.log(`✖ ${part}: ${name.slice(0, 200)}`);
    for (const line of lines.slice(0, each - 1)) console.log(`    ${line.trim().slice(0, 200)}`);
  }
  if (failures.length > room) console.log(`… and ${failures.length - room} more`);
}

function sum(folder) {
  let passed = 0;
  let failed = 0;
  const failures = [];
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.count'))) {
    const [p, f] = readFileSync(join(folder, name), 'utf8').split(' ').map(Number);
    passed += p;
    failed += f;
    const part = name.replace('.count', '');
    const notes = join(folder, `${part}.failures`);
    if (f > 0 && existsSync(notes))
      for (const line of readFileSync(notes, 'utf8').split('\n').filter(Boolean))
        failures.push({ part, ...JSON.parse(line) });
    else if (f > 0) failures.push({ part, name: `${f} failed`, complaint: '' });
  }
  tell(failures);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

if (mode === 'go') await countGo(...paths);
else if (mode === 'vitest') countVitest(...paths);
else if (mode === 'tap') countTap(...paths);
else if (mode === 'complain') note(paths[0], [{ name: paths[1], complaint: readFileSync(0, 'utf8') }]);
else if (mode === 'sum') sum(...paths);
else throw new Error('usage: count.mjs go|vitest|tap|complain|sum …');
