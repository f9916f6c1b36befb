// A pattern pack: everything the detectors know about one language, as data, compiled once to an index by first word.
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

/** A pattern's reading, ready to be tried. */
export interface Entry {
  /** index into what a message has awakened */
  readonly id: number;
  readonly sequence: Sequence;
  readonly meaning: Meaning;
}

export interface CompiledPack {
  readonly version: string;
  readonly spelling: Spelling;
  readonly byFirstWord: ReadonlyMap<string, readonly Entry[]>;
  /** rarest word → ids of the entries that can't match without it */
  readonly byRarestWord: ReadonlyMap<string, readonly number[]>;
  readonly entries: number;
  readonly negators: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  readonly boosters: ReadonlySet<string>;
  readonly softeners: ReadonlySet<string>;
  readonly tempered: ReadonlyMap<string, number>;
  readonly guards: PatternPack['guards'];
}

export function compilePack(pack: PatternPack): CompiledPack {
  const ids = new Set(pack.rules.map((rule) => rule.id));
  if (ids.size < pack.rules.length) throw new PatternError(pack.version, 'two rules share an id');
  const means = new Map(Object.entries(pack.means));
  const entries = compileEntries(pack, (word) => means.get(word) ?? word);
  const uses = new Map<string, number>();
  for (const word of wordsOf(entries)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const known = new Set([...uses.keys(), ...pack.negators, ...pack.light, ...pack.boosters, ...pack.softeners]);
  const byFirstWord = new Map<string, Entry[]>();
  const byRarestWord = new Map<string, number[]>();
  for (const entry of entries) {
    for (const word of entry.sequence.steps[0]?.words ?? []) listIn(byFirstWord, word, entry);
    for (const word of rarestStep(entry.sequence, uses)) listIn(byRarestWord, word, entry.id);
  }
  return {
    version: pack.version,
    spelling: { means, guess: typoFinder(pack.keywords, known) },
    byFirstWord,
    byRarestWord,
    entries: entries.length,
    negators: new Set(pack.negators),
    conditions: new Set(pack.conditions),
    light: new Set(pack.light),
    boosters: new Set(pack.boosters),
    softeners: new Set(pack.softeners),
    tempered: new Map(Object.entries(pack.tempered)),
    guards: pack.guards,
  };
}

function compileEntries(pack: PatternPack, spell: (word: string) => string): Entry[] {
  const meant: (readonly [readonly string[], Meaning])[] = [
    ...pack.rules.map((rule) => [rule.says, { is: 'signal', rule }] as const),
    ...pack.silences.map(({ kinds, says }) => [says, { is: 'silence', kinds }] as const),
    [pack.suppositions, { is: 'supposition' }],
    [pack.enquiries, { is: 'enquiry' }],
  ];
  return meant
    .flatMap(([says, meaning]) =>
      says.flatMap((pattern) => compilePattern(pattern, pack.groups, spell).map((sequence) => ({ sequence, meaning }))),
    )
    .map((entry, id) => ({ id, ...entry }));
}

const wordsOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ sequence }) => sequence.steps.flatMap(({ words }) => [...(words ?? [])]));

/** The step whose words the pack itself uses least: a fair guess at what is rare in mails, too. */
function rarestStep({ steps }: Sequence, uses: ReadonlyMap<string, number>): ReadonlySet<string> {
  const weight = (words: ReadonlySet<string>) => [...words].reduce((sum, word) => sum + (uses.get(word) ?? 0), 0);
  return steps
    .flatMap(({ words }) => (words ? [words] : []))
    .reduce((rarest, words) => (weight(words) < weight(rarest) ? words : rarest));
}

function listIn<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
