// A real import killed without a word in the middle: the next one goes on exactly where it stopped, and the counts are exact.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { countIntervals } from '../support/count-intervals.mjs';
import { writeIncidentLog } from '../support/incident-log.mjs';
import { childEnvironment } from '#platform/config';

const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-import-'));
const folder = mkdtempSync(join(tmpdir(), 'bellwether-import-'));
const file = join(folder, 'log.csv');
let rows: number;
beforeAll(async () => {
  rows = await writeIncidentLog(file, { rows: 20_000 });
});
afterAll(() => {
  for (const each of [dataDir, folder]) rmSync(each, { recursive: true, force: true });
});

interface Report {
  readonly state: string;
  readonly rows: number;
  readonly made: number;
  readonly changed: number;
  readonly rejected: number;
  readonly peakMemoryMb: number;
  readonly totals: Record<string, number>;
}

function importing() {
  const args = ['dist/apps/cli/main.js', 'import', '--mapping', 'servicenow-log', '--file', file, '--json'];
  const own = { BELLWETHER_DATA_DIR: dataDir, BELLWETHER_DEMO: 'off', DATABASE_URL: '' };
  return spawn(process.execPath, args, { env: childEnvironment(own), stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finished(): Promise<{ report: Report; said: string }> {
  const child = importing();
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return { report: JSON.parse(out) as Report, said };
}

/** Killed at the first word of rows that landed. */
async function killed(): Promise<void> {
  const child = importing();
  for await (const line of createInterface({ input: child.stderr }))
    if (/ [\d,]+ rows, /.test(line)) {
      child.kill('SIGKILL');
      break;
    }
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

describe('an import killed in the middle', () => {
  it('goes on where it stopped, loses nothing and doubles nothing, in bounded memory', async () => {
    await killed();
    const expected = await countIntervals(file);
    const { report, said } = await finished();
    expect(said).toMatch(/Going on after row [\d,]+\./);
    expect(report).toMatchObject({ state: 'finished', rows, made: expected.cases, rejected: 0 });
    const totals = {
      cases: expected.cases,
      'status intervals': expected.status,
      'priority intervals': expected.priority,
      'team intervals': expected.team,
      'assignee intervals': expected.assignee,
    };
    expect(report.totals).toEqual(totals);
    expect(report.peakMemoryMb).toBeLessThan(300);
    const again = await finished();
    expect(again.report).toMatchObject({ state: 'finished', made: 0, changed: 0, rejected: 0, totals });
  });
});
