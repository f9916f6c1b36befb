// How fast messages are read: every kind of signal and the feeling, one thread, warm, the median of five, beside vader-sentiment.
// --file F (a line a message, or with --text-column a CSV) measures on your own texts instead of generated ones.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { build } from '../../apps/cli/build.mjs';
import { numbers, readings } from '../../libs/signals/training/corpus.mjs';

const ROUNDS = 5;
const LEAST_PER_SECOND = 5_000;
const LEAST_RATIO = 3;

/** @param {{json: boolean}} options */
export async function run({ json }) {
  const { values } = parseArgs({
    args: process.argv.slice(3).filter((arg) => arg !== '--json'),
    options: { file: { type: 'string' }, 'text-column': { type: 'string' }, delimiter: { type: 'string' } },
    allowPositionals: true,
  });
  await build(['server'], console.error);
  const rules = await import('../../dist/libs/signals/rules/index.js');
  const { shippedModel } = await import('../../dist/libs/signals/index.js');
  const vader = await import('vader-sentiment').catch(() => null);
  if (!vader) console.error('vader-sentiment is not installed: run npm ci to compare with it.');
  const loaded = shippedModel();
  if (!loaded.ok) throw new Error(loaded.error.message);

  const ours = (text) => {
    const message = rules.readMessage(text);
    const signals = rules.signalsIn(message);
    return rules.polarityOf(message, signals, loaded.value).value;
  };
  const analyzer = vader && (vader.default ?? vader).SentimentIntensityAnalyzer;
  const theirs = analyzer && ((text) => analyzer.polarity_scores(text).compound);
  for (const [name, texts] of Object.entries(await sets(values))) {
    for (const read of [ours, theirs]) if (read) for (let warm = 0; warm < 2; warm += 1) perSecond(read, texts);
    const speeds = { ours: [], theirs: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      speeds.ours.push(perSecond(ours, texts));
      if (theirs) speeds.theirs.push(perSecond(theirs, texts));
    }
    report(name, texts, speeds, json);
  }
}

async function sets({ file, 'text-column': column, delimiter }) {
  if (file) {
    const content = readFileSync(file, 'utf8');
    if (!column) return { [file]: content.split('\n').filter((line) => line.trim()) };
    const { parse } = await import('csv-parse/sync');
    const head = content.slice(0, content.indexOf('\n'));
    const between = delimiter ?? [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
    const rows = parse(content, { columns: true, bom: true, delimiter: between, relax_quotes: true });
    if (rows.length > 0 && !(column in rows[0]))
      throw new Error(`COLUMN_UNKNOWN: there is ${Object.keys(rows[0]).join(', ')}`);
    const texts = rows.map((row) => row[column]).filter(Boolean);
    return { [file]: texts, ...joined(texts) };
  }
  const services = readings('services.txt', 60, 11).map(({ text }) => text);
  const software = readings('software.txt', 60, 12).map(({ text }) => text);
  const next = numbers(13);
  const some = (texts, count) => Array.from({ length: count }, () => texts[Math.floor(next() * texts.length)]);
  return {
    'short questions (83 characters)': pieces(some(services, 8_000), 83),
    'posts of developers (160 characters)': pieces(some(software, 8_000), 160),
    ...joined(some(services, 12_000)),
  };
}

/** Texts put together until they are about `size` characters long. */
function pieces(texts, size) {
  const made = [];
  let text = '';
  for (const next of texts) {
    text = text ? `${text} ${next}` : next;
    if (text.length >= size * 0.8) {
      made.push(text);
      text = '';
    }
  }
  return made;
}

const joined = (texts) => ({
  'joined mails (700 characters)': pieces(
    texts.map((text) => `${text}\n`),
    800,
  ),
});

function perSecond(read, texts) {
  const began = performance.now();
  for (const text of texts) read(text);
  return (texts.length * 1000) / (performance.now() - began);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function report(name, texts, { ours, theirs }, json) {
  const perSecond = Math.round(median(ours));
  const vaderPerSecond = theirs.length > 0 ? Math.round(median(theirs)) : null;
  const ratio = vaderPerSecond ? Number((perSecond / vaderPerSecond).toFixed(2)) : null;
  const meanCharacters = Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length);
  const short = meanCharacters <= 100;
  const line = {
    bench: 'signals',
    case: name,
    messages: texts.length,
    meanCharacters,
    perSecond,
    vaderPerSecond,
    ratio,
    limit: `${short ? `at least ${LEAST_PER_SECOND} a second and ` : ''}${LEAST_RATIO}× vader-sentiment`,
    runs: ours.map(Math.round),
  };
  console.log(
    json
      ? JSON.stringify(line)
      : `signals, ${name}: ${perSecond} messages a second (${meanCharacters} characters), ${ratio ?? '?'}× vader-sentiment; limit ${line.limit}`,
  );
  if ((short && perSecond < LEAST_PER_SECOND) || (ratio !== null && ratio < LEAST_RATIO)) process.exitCode = 1;
}
