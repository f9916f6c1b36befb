// Runs jest and ends with the true totals on the last line: `N passed, N failed`. A suite that can't load counts as a failure.
// Usage: node test/support/run.mjs [--browser | --faults [--long]] [paths …]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kinds = {
  '--browser': ['--config', 'test/browser/jest.config.js', '--testTimeout', '120000'],
  '--faults': [
    '--testMatch',
    '**/test/faults/**/*.fault-spec.ts',
    '--testPathIgnorePatterns',
    '/node_modules/',
    '--testTimeout',
    '900000',
    '--maxWorkers=2',
  ],
};
const args = process.argv.slice(2);
const kind = kinds[args.find((arg) => arg in kinds)];
const rest = args.filter((arg) => !(arg in kinds) && arg !== '--long');
// The long form of the fault tests kills more often; what takes a minute each is in it alone.
if (args.includes('--long')) {
  process.env.BELLWETHER_FAULTS = 'long';
  kind?.splice(1, 1, '**/test/faults/**/*.?(long-)fault-spec.ts');
}

const folder = mkdtempSync(join(tmpdir(), 'bellwether-jest-'));
const report = join(folder, 'report.json');
const jest = [
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  '--json',
  `--outputFile=${report}`,
  ...(kind ?? []),
  ...rest,
];
// jest prints its own progress on stderr; the JSON on stdout is also in the file.
const child = spawn(process.execPath, jest, { stdio: ['ignore', 'ignore', 'inherit'] });
const code = await new Promise((resolve) => child.on('exit', (status) => resolve(status ?? 1)));

let passed = 0;
let failed = 1;
try {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTotalTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed = numPassedTests;
  // A skipped test is not a passed one, and a run of nothing is not a success.
  failed = numFailedTests + numRuntimeErrorTestSuites + numPendingTests + (numTotalTests === 0 ? 1 : 0);
} catch {
  // No report: jest itself failed, which is the one failure counted above.
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || code !== 0 ? 1 : 0;
