// Import against its limit: rows a second of the command, against COPY of the unpacked file into an all-text table on the same
// embedded server. By default a generated log of 80,000 rows; --file F takes another of the same columns, --runs N, --rows N.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { build } from '../../apps/cli/build.mjs';
import { countIntervals } from '../support/count-intervals.mjs';
import { writeIncidentLog } from '../support/incident-log.mjs';

/** What the product promises of its import: a sixteenth of COPY, in 300 MB. */
const LEAST_RATIO = 0.06;
const MOST_MEMORY_MB = 300;

/** @param {{json: boolean}} options */
export async function run({ json }) {
  await build(['server'], console.error);
  const { file, rows, runs } = parseArgs({
    args: process.argv.slice(3),
    options: {
      file: { type: 'string' },
      rows: { type: 'string', default: '80000' },
      runs: { type: 'string', default: '3' },
    },
    strict: false,
  }).values;
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const { acquireEmbedded } = await import('../../dist/libs/platform/embedded/index.js');
  const { migrate } = await import('../../dist/libs/platform/database/index.js');
  const server = await acquireEmbedded({ dataDir });
  try {
    await migrate(server.url);
    const given = file ? resolve(file) : join(folder, 'log.csv');
    if (!file) await writeIncidentLog(given, { rows: Number(rows) });
    const plain = await unpacked(given, folder);
    const measured = [];
    for (let n = 0; n < Number(runs); n += 1) {
      const limit = await copied(server.url, plain);
      const ours = await imported(given, folder, dataDir, n);
      measured.push({ ...ours, limit, ratio: ours.rowsPerSecond / limit });
    }
    report(resultOf(measured, await countIntervals(given)), json);
  } finally {
    await server.release();
    for (const each of [folder, dataDir]) rmSync(each, { recursive: true, force: true });
  }
}

function report({ pass, ...result }, json) {
  const text = (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  if (json) console.log(JSON.stringify(result));
  else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(20)} ${text(value)}`);
  if (!pass) process.exitCode = 1;
}

function resultOf(measured, recount) {
  const runs = measured.map(({ ratio }) => round(ratio, 4));
  const ratio = median(runs);
  const memoryMb = Math.max(...measured.map(({ peakMemoryMb }) => peakMemoryMb));
  // Each run is a source of its own, so that every one of them makes all cases; totals are of all runs so far.
  const counted = Object.fromEntries(
    Object.entries(measured[0].totals).map(([name, count]) => [name.replace(' intervals', ''), count]),
  );
  const exact = Object.keys(recount).every((name) => recount[name] === counted[name]);
  return {
    bench: 'import',
    case: `servicenow-log, ${measured[0].rows.toLocaleString('en')} rows`,
    ratio,
    limit: 'COPY',
    runs,
    rowsPerSecond: median(measured.map(({ rowsPerSecond }) => rowsPerSecond)),
    limitRowsPerSecond: Math.round(median(measured.map(({ limit }) => limit))),
    memoryMb,
    counted,
    recount,
    pass: exact && ratio >= LEAST_RATIO && memoryMb < MOST_MEMORY_MB,
  };
}

const round = (value, digits) => Number(value.toFixed(digits));

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function unpacked(path, folder) {
  if (!path.endsWith('.gz')) return path;
  const plain = join(folder, 'plain.csv');
  await pipeline(createReadStream(path), createGunzip(), createWriteStream(plain));
  return plain;
}

/** Rows a second. */
async function copied(url, path) {
  const lines = createInterface({ input: createReadStream(path) });
  const header = (await lines[Symbol.asyncIterator]().next()).value.split(',');
  lines.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE TABLE copied (${header.map((name) => `"${name}" text`).join(', ')})`);
    const started = performance.now();
    const copy = client.query(copyFrom('COPY copied FROM STDIN WITH (FORMAT csv, HEADER true)'));
    await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), copy);
    const seconds = (performance.now() - started) / 1000;
    await client.query('DROP TABLE copied');
    return copy.rowCount / seconds;
  } finally {
    await client.end();
  }
}

/** The command in a process of its own, with a source of its own so that nothing is there already. */
async function imported(path, folder, dataDir, n) {
  const { shapeNamed } = await import('../../dist/libs/imports/rules/index.js');
  const shape = shapeNamed('servicenow-log');
  const mapping = join(folder, `mapping-${n}.json`);
  const columns = { ...shape.columns, source: { constant: `bench-${n}` } };
  writeFileSync(mapping, JSON.stringify({ ...shape, name: `bench-${n}`, columns }));
  const output = join(folder, `output-${n}.json`);
  const out = createWriteStream(output);
  const args = ['dist/apps/cli/main.js', 'import', '--mapping', mapping, '--file', path, '--json'];
  const environment = { ...process.env, BELLWETHER_DATA_DIR: dataDir, BELLWETHER_DEMO: 'off' };
  delete environment.DATABASE_URL;
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], env: environment });
  await pipeline(child.stdout, out);
  const result = JSON.parse(readFileSync(output, 'utf8'));
  if (result.state !== 'finished') throw new Error(`The import is ${result.state}: ${result.errorMessage}`);
  return result;
}
