// `bellwether evaluate signal`: how often a signal is found in texts, and how rightly where people have labelled them.
import { Option, type Command } from 'commander';
import { qualityOf } from '#kernel';
import { detectSignals, signalKinds, type SignalKind } from '#signals/rules';
import { hitsOf, labelledTexts, printFigures, rounded, type TextColumns } from './labelled-texts.js';

interface Options extends TextColumns {
  readonly kind: SignalKind;
  readonly positive?: string;
  readonly json?: boolean;
}

const YES = ['1', 'true', 'yes'];

export function addEvaluateSignal(evaluate: Command): void {
  evaluate
    .command('signal')
    .description('share of texts in which a signal is found; precision and recall where they are labelled')
    .addOption(new Option('--kind <kind>', 'the signal to look for').choices(signalKinds).makeOptionMandatory())
    .requiredOption('--file <path>', 'CSV or JSON, packed or not')
    .requiredOption('--text-column <name>', 'holds the message')
    .option('--label-column <name>', 'holds what people said of it')
    .option(
      '--positive <label>',
      'the label of texts that show the signal; when left away the kind itself (also in a list), 1, true or yes',
    )
    .option('--delimiter <char>', 'between columns; found out when left away')
    .option('--json', 'print one JSON object')
    .action(async (options: Options) => {
      const { rows, skipped } = await labelledTexts(options);
      const found = rows.map(({ text }) => detectSignals(text).some(({ kind }) => kind === options.kind));
      const fired = found.filter(Boolean).length;
      const figures = { kind: options.kind, n: rows.length, fired, rate: rounded(fired / rows.length, 6), skipped };
      if (options.labelColumn === undefined) return printFigures(figures, options.json);
      const wanted = hitsOf(rows, options.positive === undefined ? [options.kind, ...YES] : [options.positive]);
      const count = (yes: boolean, hit: boolean) =>
        found.filter((each, at) => each === yes && wanted[at] === hit).length;
      const { precision, recall } = qualityOf({
        hits: count(true, true),
        falseAlarms: count(true, false),
        missed: count(false, true),
        rest: count(false, false),
      });
      const positives = wanted.filter(Boolean).length;
      printFigures({ ...figures, positives, precision: rounded(precision), recall: rounded(recall) }, options.json);
    });
}
