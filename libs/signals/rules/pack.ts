// A pattern pack: everything the detectors know about one language, as data, compiled once to an index by telling word.
import type { SignalKind } from './kinds.js';
import { compilePattern, PatternError, type Sequence } from './pattern.js';
import { typoFinder } from './typos.js';
import type { Spelling } from './words.js';

/** One reason to see a signal; its id is the explanation's address, so it is never reused for another meaning. */
export interface SignalRule {
  readonly id: string;
  readonly kind: SignalKind;
  /** 0..1: how sure the plain words make us, before emphasis and hedges */
  readonly strength: number;
  readonly says: readonly string[];
}

/** Words that look like a signal and aren't: a match of these kinds that touches them is dropped. */
export interface Silence {
  readonly kinds: readonly SignalKind[];
  readonly says: readonly string[];
}

/** negated: "not urgent"; supposed: "if it were down"; asked: "what is data loss?" */
export type Guard = 'negated' | 'supposed' | 'asked';

export interface PatternPack {
  readonly language: string;
  /** stored with every signal; changes whenever a rule does */
  readonly version: string;
  /** contraction, abbreviation or misspelling → plain words */
  readonly means: Readonly<Record<string, string>>;
  /** words worth recognising when misspelt, six letters or more */
  readonly keywords: readonly string[];
  readonly groups: Readonly<Record<string, string>>;
  readonly negators: readonly string[];
  /** "if we do not …" denies nothing */
  readonly conditions: readonly string[];
  /** words through which a negation reaches what follows: "do not [want to] escalate" */
  readonly light: readonly string[];
  /** everyday words, too many in any mail to find a pattern by */
  readonly common: readonly string[];
  readonly boosters: readonly string[];
  readonly softeners: readonly string[];
  /** words that mean less here than in general text: word → share of their feeling that is left */
  readonly tempered: Readonly<Record<string, number>>;
  /** how a supposition opens inside a clause */
  readonly suppositions: readonly string[];
  /** how a sentence opens that only asks for information */
  readonly enquiries: readonly string[];
  readonly guards: Readonly<Record<SignalKind, readonly Guard[]>>;
  readonly rules: readonly SignalRule[];
  readonly silences: readonly Silence[];
}

/** What a matched sequence stands for. */
export type Meaning =
  | { readonly is: 'signal'; readonly rule: SignalRule }
  | { readonly is: 'silence'; readonly kinds: readonly SignalKind[] }
  | { readonly is: 'supposition' }
  | { readonly is: 'enquiry' };

/** A pattern's reading, to be tried wherever one of the words of its anchor stands. */
export interface Entry {
  readonly id: number;
  readonly sequence: Sequence;
  readonly meaning: Meaning;
  /** the step that is found least often in mails */
  readonly anchor: number;
  /** words that may lie between the start of a match and its anchor */
  readonly reach: number;
}

export interface CompiledPack {
  readonly version: string;
  readonly spelling: Spelling;
  readonly byAnchor: ReadonlyMap<string, readonly Entry[]>;
  /** what a word does to those after it: NEGATES, BOOSTS or SOFTENS */
  readonly roles: ReadonlyMap<string, number>;
  readonly negators: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  readonly boosters: ReadonlySet<string>;
  readonly softeners: ReadonlySet<string>;
  readonly tempered: ReadonlyMap<string, number>;
  readonly guards: PatternPack['guards'];
}

export const NEGATES = 1;
export const BOOSTS = 2;
export const SOFTENS = 3;

export function compilePack(pack: PatternPack): CompiledPack {
  const ids = new Set(pack.rules.map((rule) => rule.id));
  if (ids.size < pack.rules.length) throw new PatternError(pack.version, 'two rules share an id');
  const means = new Map(Object.entries(pack.means));
  const readings = compileReadings(pack, (word) => means.get(word) ?? word);
  const uses = new Map<string, number>();
  for (const word of wordsOf(readings)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const known = new Set([...uses.keys(), ...pack.negators, ...pack.light, ...pack.boosters, ...pack.softeners]);
  for (const word of [...pack.common, ...pack.light, ...pack.negators])
    uses.set(word, (uses.get(word) ?? 0) + EVERYDAY);
  const byAnchor = new Map<string, Entry[]>();
  readings.forEach((reading, id) => {
    const { steps } = reading.sequence;
    const anchor = rarestStep(reading.sequence, uses);
    const reach = steps.slice(1, anchor + 1).reduce((sum, { gap }) => sum + gap + 1, 0);
    for (const word of steps[anchor]?.words ?? []) listIn(byAnchor, word, { id, ...reading, anchor, reach });
  });
  return {
    version: pack.version,
    spelling: { means, guess: typoFinder(pack.keywords, known) },
    byAnchor,
    roles: new Map([
      ...pack.softeners.map((word) => [word, SOFTENS] as const),
      ...pack.boosters.map((word) => [word, BOOSTS] as const),
      ...pack.negators.map((word) => [word, NEGATES] as const),
    ]),
    negators: new Set(pack.negators),
    conditions: new Set(pack.conditions),
    light: new Set(pack.light),
    boosters: new Set(pack.boosters),
    softeners: new Set(pack.softeners),
    tempered: new Map(Object.entries(pack.tempered)),
    guards: pack.guards,
  };
}

type Reading = Pick<Entry, 'sequence' | 'meaning'>;

function compileReadings(pack: PatternPack, spell: (word: string) => string): Reading[] {
  const meant: (readonly [readonly string[], Meaning])[] = [
    ...pack.rules.map((rule) => [rule.says, { is: 'signal', rule }] as const),
    ...pack.silences.map(({ kinds, says }) => [says, { is: 'silence', kinds }] as const),
    [pack.suppositions, { is: 'supposition' }],
    [pack.enquiries, { is: 'enquiry' }],
  ];
  return meant.flatMap(([says, meaning]) =>
    says.flatMap((pattern) => compilePattern(pattern, pack.groups, spell).map((sequence) => ({ sequence, meaning }))),
  );
}

const wordsOf = (readings: readonly Reading[]): string[] =>
  readings.flatMap(({ sequence }) => sequence.steps.flatMap(({ words }) => [...(words ?? [])]));

/** An everyday word is found as often as this many that patterns merely use. */
const EVERYDAY = 2_000;

/** Index of the step whose words are everyday ones least, then used least by the pack itself: a fair guess at what is rare. */
function rarestStep({ steps }: Sequence, uses: ReadonlyMap<string, number>): number {
  const weight = (words: ReadonlySet<string> | null) =>
    words ? [...words].reduce((sum, word) => sum + (uses.get(word) ?? 0), 0) : Infinity;
  const weights = steps.map(({ words }) => weight(words));
  return weights.indexOf(Math.min(...weights));
}

function listIn<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
