// `bellwether bloc plan|apply|diff FILE`, `bellwether bloc export KEY`: SuccessBLOCs from files under version control, and back.
import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { BlocsModule, BlocService, type BlocPlan, type PlanItem } from '#blocs';
import { fail, unwrap } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import type { StartWith } from '#plays/rules';
import { withRooms } from '../with-rooms.js';

interface Options {
  readonly overwrite?: boolean;
  readonly enable?: StartWith | true;
}

const OVERWRITE = ['--overwrite', 'also replace what was changed here since the last apply'] as const;
const say = (text: string): boolean => process.stdout.write(text);

export function addBloc(program: Command): void {
  const bloc = program.command('bloc').description('SuccessBLOCs: goals, segments, practices, plays in one file');
  bloc
    .command('plan')
    .argument('<file>')
    .description('show what applying the file would change, and whom it would touch now')
    .option(...OVERWRITE)
    .action(async (file: string, { overwrite }: Options) => {
      const text = await textOf(file);
      const plan = await withRooms([BlocsModule], (app) =>
        app.get(Database).tx(SYSTEM, (tx) => app.get(BlocService).plan(tx, text, overwrite)),
      );
      say(listOf(unwrap(plan)));
    });
  bloc
    .command('diff')
    .argument('<file>')
    .description('show where this installation differs from the file, part by part')
    .action(async (file: string) => {
      const text = await textOf(file);
      const plan = unwrap(
        await withRooms([BlocsModule], (app) =>
          app.get(Database).tx(SYSTEM, (tx) => app.get(BlocService).plan(tx, text)),
        ),
      );
      say(differencesOf(plan));
    });
  bloc
    .command('apply')
    .argument('<file>')
    .description('make this installation what the file says; segments become active, new plays stay off')
    .option(...OVERWRITE)
    .addOption(
      new Option(
        '--enable [whom]',
        'switch its plays on: for accounts that enter from now on, or also for those that are in already',
      ).choices(['new', 'existing']),
    )
    .action(async (file: string, { overwrite, enable }: Options) => {
      const text = await textOf(file);
      const startWith = enable === true ? 'new' : enable;
      const applied = unwrap(
        await withRooms([BlocsModule], (app) =>
          app.get(BlocService).apply(SYSTEM, text, { overwrite, enable: startWith }),
        ),
      );
      say(listOf(applied));
      for (const { name, enabled, toStart, reason } of applied.plays)
        say(enabled ? `“${name}” is on${startsOf(toStart)}\n` : `“${name}” was not switched on: ${reason}\n`);
      if (!enable && applied.items.some(({ kind, action }) => kind === 'play' && action === 'create'))
        say('New plays are off. Switch them on in the console, or apply again with --enable.\n');
    });
  bloc
    .command('export')
    .argument('<key>')
    .description('print the file that was applied last, byte for byte')
    .action(async (key: string) => {
      const text = await withRooms([BlocsModule], (app) =>
        app.get(Database).tx(SYSTEM, (tx) => app.get(BlocService).export(tx, key)),
      );
      say(unwrap(text));
    });
}

/** The worker starts the runs; on a new installation it first finds out who is in the segments. */
const startsOf = (toStart: number | null): string =>
  toStart === null ? '; runs start as soon as its segment is filled' : toStart > 0 ? `; ${toStart} runs start now` : '';

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) =>
    fail('FILE_UNREADABLE', `${file} can't be read (${error.code ?? error.message}). Check its path.`),
  );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('FILE_NOT_UTF8', `${file} is not UTF-8. Save it as UTF-8.`);
  }
}

const SIGNS: Record<PlanItem['action'], string> = {
  create: '+ new      ',
  change: '~ changes  ',
  same: '  same     ',
  keep: '! kept     ',
  leave: '  left     ',
};
const NOTES: Partial<Record<PlanItem['action'], string>> = {
  keep: 'was changed here, stays so; --overwrite replaces it',
  leave: 'no longer in the file, stays',
};

/** Like a diff: what is here with -, what the file says with +. */
function differencesOf({ key, name, items }: BlocPlan): string {
  const parts = items.filter(({ action }) => action !== 'same');
  if (parts.length === 0) return `${name} (${key}): everything is as the file says\n`;
  const lines = parts.flatMap(({ kind, key: part, action, differences }) => [
    `${SIGNS[action]}${kind} ${part}`,
    ...differences.flatMap(({ path, here, file }) => [
      `  ${path || '(whole)'}`,
      ...(here === null ? [] : [`  - ${here}`]),
      ...(file === null ? [] : [`  + ${file}`]),
    ]),
  ]);
  return `${name} (${key})\n${lines.join('\n')}\n`;
}

function listOf({ key, name, items }: BlocPlan): string {
  const lines = items.map((item) => {
    const note = item.touches ?? NOTES[item.action];
    return `${SIGNS[item.action]}${item.kind.padEnd(9)}${item.key}${note ? `  (${note})` : ''}`;
  });
  return `${name} (${key})\n${lines.join('\n')}\n`;
}
