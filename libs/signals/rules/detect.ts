// Finds the signals in one inbound message, each with the words that show it. Linear in the part of the message it reads.
import { weigh, type Marks, type Match } from './guards.js';
import { familyOf, type SignalFamily, type SignalKind } from './kinds.js';
import { matchAt } from './pattern.js';
import { readMessage, type ReadMessage } from './read-message.js';

export interface DetectedSignal {
  readonly kind: SignalKind;
  readonly family: SignalFamily;
  /** UTF-16 offsets into the body as received; end is exclusive */
  readonly start: number;
  readonly end: number;
  /** 0..1, two decimals */
  readonly strength: number;
  /** what saw it: the rule's id and the version of its pack */
  readonly rule: string;
  readonly version: string;
  /** false where the same phrase already counts in this family under another kind */
  readonly counted: boolean;
}

/**
 * The signals of an inbound message, in the order of their words. Reads the first 20,000 live characters; quotes,
 * signatures, automatic replies, logs and traces are set aside first.
 */
export const detectSignals = (body: string): DetectedSignal[] => signalsIn(readMessage(body));

export function signalsIn(message: ReadMessage): DetectedSignal[] {
  const matches = findMatches(message);
  if (!matches.some(({ meaning }) => meaning.is === 'signal')) return [];
  const marks = markUp(message, matches);
  const seen: DetectedSignal[] = [];
  for (const match of matches) {
    if (match.meaning.is !== 'signal') continue;
    const { rule } = match.meaning;
    const strength = weigh(match, rule, message, marks);
    const start = message.words[match.from]?.start ?? 0;
    const end = message.words[match.to - 1]?.end ?? start;
    if (strength > 0) {
      const family = familyOf(rule.kind);
      seen.push({
        kind: rule.kind,
        family,
        start,
        end,
        strength,
        rule: rule.id,
        version: message.pack.version,
        counted: true,
      });
    }
  }
  if (seen.length < 2) return seen;
  const kinds = new Set(seen.map(({ kind }) => kind));
  return countOnce([...kinds].flatMap((kind) => mergeOverlapping(seen.filter((signal) => signal.kind === kind))));
}

/** In the order of their words. A pattern is tried only around its anchor. */
function findMatches({ words, pack }: ReadMessage): Match[] {
  const matches: (Match & { readonly id: number })[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const entries = pack.byAnchor.get(words[at]?.text ?? '');
    if (!entries) continue;
    for (const entry of entries) {
      const last = at - entry.anchor;
      const { words: first } = entry.sequence.steps[0] ?? {};
      for (let from = Math.max(0, at - entry.reach); from <= last; from += 1) {
        if (from !== at && !first?.has(words[from]?.text ?? '')) continue;
        const to = matchAt(entry.sequence, words, from, pack.negators);
        if (to !== -1) matches.push({ id: entry.id, from, to, meaning: entry.meaning });
      }
    }
  }
  if (matches.length < 2) return matches;
  matches.sort((a, b) => a.from - b.from || a.id - b.id);
  return matches.filter(({ id, from }, at) => matches[at - 1]?.id !== id || matches[at - 1]?.from !== from);
}

function markUp({ words }: ReadMessage, matches: readonly Match[]): Marks {
  const silenced: (Set<SignalKind> | undefined)[] = [];
  const supposedFrom = new Map<number, number>();
  const enquiring = new Set<number>();
  for (const { from, to, meaning } of matches) {
    const first = words[from];
    if (!first) continue;
    if (meaning.is === 'enquiry') enquiring.add(first.sentence);
    else if (meaning.is === 'supposition') {
      if (!supposedFrom.has(first.clause)) supposedFrom.set(first.clause, from);
    } else if (meaning.is === 'silence')
      for (let at = from; at < to; at += 1) {
        const kinds = (silenced[at] ??= new Set());
        meaning.kinds.forEach((kind) => kinds.add(kind));
      }
  }
  return { silenced, supposedFrom, enquiring };
}

const byPlace = (a: DetectedSignal, b: DetectedSignal) => a.start - b.start || b.end - a.end;

/** Several rules over the same words of one kind are one signal: the whole phrase, with its strongest rule. */
function mergeOverlapping(signals: readonly DetectedSignal[]): DetectedSignal[] {
  const merged: DetectedSignal[] = [];
  for (const next of [...signals].sort(byPlace)) {
    const last = merged.at(-1);
    if (!last || next.start >= last.end) merged.push(next);
    else {
      const strongest = next.strength > last.strength ? next : last;
      merged[merged.length - 1] = { ...strongest, start: last.start, end: Math.max(last.end, next.end) };
    }
  }
  return merged;
}

/** One phrase under two kinds of a family counts once there: under the stronger one. */
function countOnce(signals: readonly DetectedSignal[]): DetectedSignal[] {
  const sorted = [...signals].sort(byPlace);
  const counting = new Map<SignalFamily, number>();
  sorted.forEach((next, at) => {
    const previous = counting.get(next.family);
    const rival = previous === undefined ? undefined : sorted[previous];
    if (previous === undefined || !rival || next.start >= rival.end) counting.set(next.family, at);
    else if (next.strength > rival.strength) {
      sorted[previous] = { ...rival, counted: false };
      counting.set(next.family, at);
    } else sorted[at] = { ...next, counted: false };
  });
  return sorted;
}
