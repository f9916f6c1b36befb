import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { LIVE_LIMIT } from './clean-text.js';
import { detectSignals } from './detect.js';
import { keptAside, writtenOn, type LabelledMessage } from './fixtures/index.js';
import { familyOf, signalKinds, type SignalKind } from './kinds.js';
import { readMessage } from './read-message.js';

const kindsIn = (body: string): SignalKind[] => [...new Set(detectSignals(body).map(({ kind }) => kind))];
const phrases = (body: string) =>
  detectSignals(body).map(({ kind, start, end }) => `${kind}: ${body.slice(start, end)}`);

interface Tally {
  hit: number;
  missed: string[];
  wrong: string[];
}

/** Who praises help, its speed or its clearness is pleased, too. */
const isPraise = (kind: SignalKind) => familyOf(kind) === 'positive';

function tally(messages: readonly LabelledMessage[]): Map<SignalKind, Tally> {
  const tallies = new Map<SignalKind, Tally>(signalKinds.map((kind) => [kind, { hit: 0, missed: [], wrong: [] }]));
  for (const { body, kinds } of messages) {
    const found = kindsIn(body);
    for (const [kind, count] of tallies) {
      if (kinds.includes(kind) && found.includes(kind)) count.hit += 1;
      else if (kinds.includes(kind)) count.missed.push(body);
      else if (found.includes(kind) && !(kind === 'positive' && kinds.some(isPraise))) count.wrong.push(body);
    }
  }
  return tallies;
}

const recall = ({ hit, missed }: Tally) => hit / (hit + missed.length);
const precision = ({ hit, wrong }: Tally) => hit / (hit + wrong.length);

const mails = (name: string): LabelledMessage[] => {
  const rows: { text: string; kinds: string }[] = parse(readFileSync(join(import.meta.dirname, 'fixtures', name)), {
    columns: true,
  });
  return rows.map(({ text, kinds }) => ({ body: text, kinds: kinds.split(' ').filter(Boolean) as SignalKind[] }));
};

/** Over all kinds together. */
function overall(tallies: Iterable<Tally>): { recall: number; precision: number } {
  const sum = { hit: 0, missed: [] as string[], wrong: [] as string[] };
  for (const { hit, missed, wrong } of tallies) {
    sum.hit += hit;
    sum.missed.push(...missed);
    sum.wrong.push(...wrong);
  }
  return { recall: recall(sum), precision: precision(sum) };
}

describe('on labelled messages', () => {
  const seen = [...writtenOn, ...mails('voices.csv')];
  const tallies = tally(seen);

  it('there are enough of them, each kind in many phrasings', () => {
    expect(seen.length).toBeGreaterThanOrEqual(1200);
    for (const count of tallies.values()) expect(count.hit + count.missed.length).toBeGreaterThanOrEqual(20);
  });

  it.each(signalKinds)('%s is found, and not where it is not', (kind) => {
    const count = tallies.get(kind) as Tally;
    expect(recall(count)).toBeGreaterThanOrEqual(kind === 'escalation_request' ? 0.9 : 0.8);
    expect(precision(count)).toBeGreaterThanOrEqual(0.9);
  });

  it('nearly all calm messages stay silent', () => {
    const calm = seen.filter(({ kinds }) => kinds.length === 0);
    expect(calm.length).toBeGreaterThanOrEqual(200);
    const loud = calm.filter(({ body }) => detectSignals(body).length > 0);
    expect(loud.length / calm.length).toBeLessThan(0.02);
  });

  it('carries over to messages that no pattern was written on', () => {
    const unseen = [...mails('held-out.csv'), ...keptAside];
    expect(unseen.length).toBeGreaterThanOrEqual(250);
    const aside = tally(unseen);
    for (const [kind, count] of aside)
      expect([kind, recall(count) >= (kind === 'escalation_request' ? 0.9 : 0.8)]).toEqual([kind, true]);
    const { recall: found, precision: right } = overall(aside.values());
    expect(found).toBeGreaterThanOrEqual(0.9);
    expect(right).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a signal', () => {
  it('shows its words, in the body as it was received', () => {
    const body = '> This is urgent!\n\nHi 👋, please escalate this ticket.\nIt’s really frustrating.';
    expect(phrases(body)).toEqual([
      'escalation_request: please escalate this ticket',
      'frustration: really frustrating',
    ]);
  });

  it('names its rule and version, and weighs its words', () => {
    const [plain, strong, soft] = ['This is annoying', 'This is REALLY annoying!', 'This is a bit annoying'].map(
      (body) => detectSignals(body)[0],
    );
    expect(plain).toMatchObject({ kind: 'frustration', family: 'negative', rule: 'frustration.word', version: 'en-2' });
    expect(strong?.strength).toBeGreaterThan(plain?.strength ?? 1);
    expect(soft?.strength).toBeLessThan(plain?.strength ?? 0);
  });

  it.each([
    ['negated', 'It is not urgent. No need to escalate. We do not want to cancel the contract.'],
    ['supposed', 'If this were urgent, I would have called.'],
    ['asked about', 'What happens when production is down?'],
    ['mentioned', 'The tag "Urgent" and the label ‘Critical issue’ look alike.'],
    ['over', 'The production outage is resolved, everything is back to normal.'],
  ])('is dropped where it is only %s', (_, body) => {
    expect(phrases(body)).toEqual([]);
  });

  it('survives a condition that threatens', () => {
    expect(kindsIn('If you do not call me today I will escalate this to your CEO.')).toContain('escalation_request');
  });

  it('is put right when misspelt', () => {
    expect(kindsIn('this is unacceptible and verry urgnet, pls esclate')).toEqual(
      expect.arrayContaining(['negative', 'urgency', 'escalation_request']),
    );
  });

  it('counts once in a family when one phrase shows two kinds', () => {
    const signals = detectSignals('This needs to be escalated immediately.');
    expect(signals.map(({ kind }) => kind).sort()).toEqual(['escalation_request', 'urgency']);
    expect(signals.filter(({ counted }) => counted)).toHaveLength(1);
    const apart = detectSignals('Please escalate this. It is urgent.');
    expect(apart.filter(({ counted }) => counted)).toHaveLength(2);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'please',
    'escalate',
    'urgent',
    'not',
    '> ',
    '\n',
    '. ',
    ', ',
    '"',
    'down',
    'production',
    'constructor',
    '…',
  );
  const bodies = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 }))).map((parts) => parts.join(' ')),
  );

  it('gives signals inside the body, in order, never two of one kind over the same words, one counted per phrase', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const signals = detectSignals(body);
        for (const { start, end, strength } of signals) {
          expect(start >= 0 && start < end && end <= body.length).toBe(true);
          expect(strength > 0 && strength <= 1).toBe(true);
        }
        expect(signals).toEqual([...signals].sort((a, b) => a.start - b.start || b.end - a.end));
        for (const a of signals)
          for (const b of signals)
            if (a !== b && a.start < b.end && b.start < a.end)
              expect(a.kind !== b.kind && (a.family !== b.family || !(a.counted && b.counted))).toBe(true);
      }),
    );
  });

  it('is read in bounded time, however long', () => {
    const long = [
      'please '.repeat(1_500_000),
      'a'.repeat(10_000_000),
      '> urgent\n'.repeat(1_200_000),
      'urgent escalate not please '.repeat(400_000),
      `${'x=1 '.repeat(2_500_000)}`,
    ];
    detectSignals('warm');
    for (const body of long) {
      detectSignals(body);
      expect(readMessage(body).truncated).toBe(true);
    }
    expect(detectSignals(`${'word '.repeat(LIVE_LIMIT / 5)}urgent`)).toEqual([]);
  });
});
