// `bellwether import`: brings a file in by a mapping, goes on where an interrupted import of the same file stopped, and says what landed.
import { createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, type Command } from 'commander';
import { AccountsModule } from '#accounts';
import { CasesModule } from '#cases';
import { EscalationsModule } from '#escalations';
import {
  givenFile,
  ImportRejectRepository,
  ImportsModule,
  ImportTargets,
  LEASE_MS,
  Mappings,
  RejectFile,
  RunImport,
  StartImport,
  type ImportRun,
} from '#imports';
import { landed, parseMapping, rowsPerSecond, type Mapping } from '#imports/rules';
import { unwrap } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { parse } from 'yaml';
import { printLine, showProgress } from '../show-progress.js';
import { withRooms } from '../with-rooms.js';

interface ImportOptions {
  readonly mapping?: string;
  readonly file?: string;
  readonly option: Readonly<Record<string, string>>;
  readonly live?: boolean;
  readonly json?: boolean;
  readonly rejects?: string;
  readonly list?: boolean;
}

/** Every room that has something to import. */
const ROOMS = [ImportsModule, AccountsModule, CasesModule, EscalationsModule];

export function addImport(program: Command): void {
  program
    .command('import')
    .description('bring a CSV or JSON file in, packed or not')
    .option('--mapping <name>', 'a mapping by its name, or a file that holds one')
    .option('--file <path>', 'what to import')
    .option('--option <key=value>', 'an option of the mapping; may be given several times', pair, {})
    .option('--live', 'as it happens now: alerts, plays and campaigns act on it; otherwise it is history')
    .option('--rejects <path>', 'write rows that could not land here, with their reasons')
    .option('--list', 'list the mappings there are')
    .option('--json', 'print one JSON object')
    .action(async (options: ImportOptions) => {
      // Collected once it is 1.8 times what lives, however large the file, and not beside the work, which would let it grow meanwhile.
      setFlagsFromString('--heap-growing-percent=80');
      setFlagsFromString('--no-concurrent-marking');
      await withRooms(ROOMS, (app) => (options.list ? listMappings(app, options) : importFile(app, options)));
    });
}

function pair(text: string, before: Record<string, string>): Record<string, string> {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError('Write it as key=value.');
  return { ...before, [key]: value };
}

async function listMappings(app: INestApplicationContext, { json }: ImportOptions): Promise<void> {
  const all = await app.get(Database).tx(SYSTEM, (tx) => app.get(Mappings).all(tx));
  const shown = all.map(({ name, title, target, options }) => ({ name, title, target, options }));
  if (json) return printLine(JSON.stringify(shown));
  for (const { name, title, options } of shown) {
    const settable = Object.entries(options).map(([key, preset]) => `${key}=${preset ?? '(must be set)'}`);
    printLine(`${name.padEnd(26)} ${title}${settable.length > 0 ? `  [${settable.join(', ')}]` : ''}`);
  }
}

async function importFile(app: INestApplicationContext, options: ImportOptions): Promise<void> {
  const { mapping: name, file: path } = options;
  if (!name || !path) {
    process.stderr.write('Say --mapping NAME and --file PATH; --list shows the mappings there are.\n');
    process.exitCode = 2;
    return;
  }
  const mapping = await mappingCalled(app, name);
  const file = unwrap(await givenFile(path));
  const origin = options.live ? 'live' : 'backfill';
  const run = unwrap(await app.get(StartImport).run(SYSTEM, { file, mapping, options: options.option, origin }));
  if (run.position > 0) process.stderr.write(`Going on after row ${run.position.toLocaleString('en')}.\n`);
  const ended = await work(app, run);
  if (options.rejects)
    await pipeline(app.get(RejectFile).text(SYSTEM, ended), createWriteStream(options.rejects, { mode: 0o600 }));
  await report(app, ended, options);
  if (ended.state !== 'finished' || landed(ended) === 0) process.exitCode = 1;
}

/** A name that looks like a file is one. */
async function mappingCalled(app: INestApplicationContext, name: string): Promise<Mapping> {
  if (/\.(json|ya?ml)$/i.test(name)) return unwrap(parseMapping(parse(readFileSync(name, 'utf8'))));
  return unwrap(await app.get(Database).tx(SYSTEM, (tx) => app.get(Mappings).find(tx, name)));
}

/** A process that was killed leaves its lease behind; it is waited for once. */
async function work(app: INestApplicationContext, run: ImportRun): Promise<ImportRun> {
  const progress = showProgress();
  const importing = app.get(RunImport);
  let ended = await importing.run(run.id, { onProgress: progress.show });
  if (!ended.ok && run.state === 'running') {
    process.stderr.write('Another process worked on this import; waiting to see whether it still does …\n');
    await sleep(LEASE_MS + 1_000);
    ended = await importing.run(run.id, { onProgress: progress.show });
  }
  progress.end();
  return unwrap(ended);
}

async function report(app: INestApplicationContext, run: ImportRun, { json }: ImportOptions): Promise<void> {
  const target = app.get(ImportTargets).find(run.mapping.target);
  const { totals, reasons } = await app.get(Database).tx(SYSTEM, async (tx) => ({
    totals: (target.ok && (await target.value.totals?.(tx))) || new Map<string, number>(),
    reasons: run.rejected > 0 ? await app.get(ImportRejectRepository).reasons(tx, run.id) : [],
  }));
  const { id, state, position: rows, made, changed, rejected, skipped, errorCode, errorMessage } = run;
  const speed = Math.round(rowsPerSecond(run) ?? 0);
  if (json) {
    const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const counts = { id, state, rows, made, changed, rejected, skipped, rowsPerSecond: speed, peakMemoryMb };
    printLine(JSON.stringify({ ...counts, errorCode, errorMessage, reasons, totals: Object.fromEntries(totals) }));
    return;
  }
  const n = (count: number) => count.toLocaleString('en');
  if (errorCode) printLine(`${errorCode}: ${errorMessage}`);
  printLine(
    `${state}: ${n(rows)} rows (${n(speed)} a second), ${n(made)} records made, ${n(changed)} changed, ${n(rejected)} rows rejected, ${n(skipped)} left out`,
  );
  for (const { code, rows: count, line, message } of reasons)
    printLine(`  ${code} ${n(count)}×, first in line ${n(line)}: ${message}`);
  if (totals.size > 0) printLine([...totals].map(([name, count]) => `${n(count)} ${name}`).join(', '));
}
