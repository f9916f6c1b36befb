// `bellwether evaluate sentiment`: how well the shipped polarity model tells negative messages from the rest.
import type { Command } from 'commander';
import { confusionAt, fail, prAuc, qualityOf, rocAuc } from '#kernel';
import { shippedModel } from '#signals';
import { NEGATIVE_FROM, negativityOf } from '#signals/rules';
import { hitsOf, labelledTexts, printFigures, rounded, type TextColumns } from './labelled-texts.js';

interface Options extends TextColumns {
  readonly labelColumn: string;
  readonly positive: string;
  readonly json?: boolean;
}

export function addEvaluateSentiment(evaluate: Command): void {
  evaluate
    .command('sentiment')
    .description('negative messages against the rest')
    .requiredOption('--file <path>', 'CSV or JSON, packed or not')
    .requiredOption('--text-column <name>', 'holds the message')
    .requiredOption('--label-column <name>', 'holds what people said of it')
    .requiredOption('--positive <label>', 'the label that means negative: what is to be found')
    .option('--delimiter <char>', 'between columns; found out when left away')
    .option('--json', 'print one JSON object')
    .action(async (options: Options) => {
      const { rows, skipped } = await labelledTexts(options);
      const hits = hitsOf(rows, [options.positive]);
      if (!hits.includes(false))
        fail('ONE_LABEL_ONLY', `Every row is labelled "${options.positive}": there is nothing to tell it from.`);
      const loaded = shippedModel();
      if (!loaded.ok)
        process.stderr.write(`${loaded.error.code}: ${loaded.error.message} Measuring the word list instead.\n`);
      const model = loaded.ok ? loaded.value : null;
      for (const { text } of rows.slice(0, 500)) negativityOf(text, model); // warm, as a worker is
      const began = performance.now();
      const scores = rows.map(({ text }) => negativityOf(text, model));
      const seconds = (performance.now() - began) / 1000;
      const ranked = scores.map((score, at) => ({ score, hit: hits[at] ?? false }));
      const { macroF1, precision, recall } = qualityOf(confusionAt(ranked, NEGATIVE_FROM));
      printFigures(
        {
          n: rows.length,
          positives: hits.filter(Boolean).length,
          rocAuc: rounded(rocAuc(ranked)),
          prAuc: rounded(prAuc(ranked)),
          model: model?.version ?? 'word list',
          threshold: NEGATIVE_FROM,
          macroF1: rounded(macroF1),
          precision: rounded(precision),
          recall: rounded(recall),
          messagesPerSecond: Math.round(rows.length / seconds),
          skipped,
        },
        options.json,
      );
    });
}
