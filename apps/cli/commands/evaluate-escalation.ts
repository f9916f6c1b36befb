// `bellwether evaluate escalation`: how well each order of open cases shows what goes wrong later, on held-back time of this database.
import { InvalidArgumentError, type Command } from 'commander';
import { unwrap } from '#kernel';
import { EvaluateEscalation, PredictionsModule } from '#predictions';
import { ORDERS, parseOutcomes } from '#predictions/rules';
import { printLine } from '../show-progress.js';
import { withRooms } from '../with-rooms.js';
import { rounded } from './labelled-texts.js';

interface Options {
  readonly outcome: string;
  readonly age: number;
  readonly trainUntil: Date;
  readonly labelsUntil: Date;
  readonly testFrom: Date;
  readonly testTo: Date;
  readonly json?: boolean;
}

export function addEvaluateEscalation(evaluate: Command): void {
  evaluate
    .command('escalation')
    .description('how early each order of open cases shows those that go wrong, on the cases in the database')
    .option(
      '--outcome <list>',
      'escalated, reassigned:N, reopened, priority-raised; of several the first counts',
      'escalated',
    )
    .option('--age <age>', 'at which cases are looked at, such as 24h or 3d', hours, 24)
    .requiredOption('--train-until <date>', 'learn from cases opened before', date)
    .requiredOption('--labels-until <date>', 'and from what was known of them until then', date)
    .requiredOption('--test-from <date>', 'judge by cases opened from then on', date)
    .requiredOption('--test-to <date>', 'and before then', date)
    .option('--json', 'print one JSON object')
    .action(async ({ outcome, age, json, ...dates }: Options) => {
      const outcomes = unwrap(parseOutcomes(outcome));
      const { orders, ...facts } = await withRooms([PredictionsModule], async (app) =>
        unwrap(await app.get(EvaluateEscalation).run({ outcomes, ageHours: age, ...dates })),
      );
      const figures = ORDERS.map(
        (order) =>
          [
            order,
            Object.fromEntries(
              Object.entries<number>({ ...orders[order] }).map(([name, value]) => [name, rounded(value)]),
            ),
          ] as const,
      );
      if (json) return printLine(JSON.stringify({ ...facts, ...Object.fromEntries(figures) }));
      for (const [name, value] of Object.entries(facts)) printLine(`${name.padEnd(18)} ${value}`);
      for (const [order, each] of figures)
        printLine(
          `${order.padEnd(14)} ${Object.entries(each)
            .map(([name, value]) => `${name} ${value}`)
            .join('  ')}`,
        );
    });
}

function hours(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(h|d)$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) <= 0) throw new InvalidArgumentError('Write an age such as 24h or 3d.');
  return Number(amount) * (unit === 'd' ? 24 : 1);
}

function date(text: string): Date {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime()))
    throw new InvalidArgumentError('Write a date as YYYY-MM-DD; days begin in UTC.');
  return at;
}
