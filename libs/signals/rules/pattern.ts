// The language that patterns are written in, compiled to steps over words: no regular expressions, so no runaway matching.
//
//   please ~2 escalate        words in order; ~2 skips up to two words, never a negation, never past the sentence
//   (this|our case)           alternatives, each of one or more words
//   the?  (so far)?           may be left out
//   @boss                     a group the pack has named
//   #                         a number
//   ^  $  ,                   start of the sentence, its end, end of a clause
import type { Word } from './words.js';

interface Step {
  readonly gap: number;
  /** null: a number */
  readonly words: ReadonlySet<string> | null;
  /** what must end right after this word */
  readonly ends: 'sentence' | 'clause' | null;
}

export interface Sequence {
  readonly startsSentence: boolean;
  readonly steps: readonly Step[];
}

type Node =
  | { type: 'words'; words: ReadonlySet<string> }
  | { type: 'number' | 'start' | 'end' | 'break' }
  | { type: 'gap'; most: number }
  | { type: 'choice'; options: Node[][] };

/** More ways than this to read one pattern is a mistake in the pattern. */
const MOST_SEQUENCES = 600;
const NUMBER_WORDS = new Set('one two three four five six seven eight nine ten twelve'.split(' '));

export class PatternError extends Error {
  constructor(pattern: string, problem: string) {
    super(`PATTERN_INVALID: "${pattern}": ${problem}`);
    this.name = 'PatternError';
  }
}

/** `spell` gives the plain words behind a written one, so patterns may say "can't". */
export function compilePattern(
  pattern: string,
  groups: Readonly<Record<string, string>>,
  spell: (word: string) => string,
): Sequence[] {
  const opened = openGroups(pattern, groups);
  const tokens = opened.match(/[()|?]|[^\s()|?]+/g) ?? [];
  const nodes = parseItems(tokens, pattern, spell);
  if (tokens.length > 0) throw new PatternError(pattern, `unexpected "${tokens[0]}"`);
  const flat = expand(nodes);
  if (flat.length > MOST_SEQUENCES)
    throw new PatternError(pattern, `${flat.length} readings, at most ${MOST_SEQUENCES}`);
  return flat.map((line) => toSequence(line, pattern));
}

function openGroups(pattern: string, groups: Readonly<Record<string, string>>): string {
  let opened = pattern;
  for (let depth = 0; opened.includes('@'); depth += 1) {
    if (depth > 5) throw new PatternError(pattern, 'groups name each other in a circle');
    opened = opened.replace(/@(\w+)/g, (_, name: string) => {
      const group = groups[name];
      if (group === undefined) throw new PatternError(pattern, `no group @${name}`);
      return `(${group})`;
    });
  }
  return opened;
}

/** Takes its tokens off the front of the list. */
function parseItems(tokens: string[], pattern: string, spell: (word: string) => string): Node[] {
  const items: Node[] = [];
  while (tokens.length > 0 && tokens[0] !== ')' && tokens[0] !== '|') {
    const token = tokens.shift() ?? '';
    if (token === '(') {
      const options = [parseItems(tokens, pattern, spell)];
      while (tokens[0] === '|') {
        tokens.shift();
        options.push(parseItems(tokens, pattern, spell));
      }
      if (tokens.shift() !== ')') throw new PatternError(pattern, 'a bracket is not closed');
      items.push(asChoice(options));
    } else if (token === '?') {
      const optional = items.pop();
      if (!optional) throw new PatternError(pattern, '"?" follows nothing');
      items.push({ type: 'choice', options: [[optional], []] });
    } else if (token === '^') items.push({ type: 'start' });
    else if (token === '$') items.push({ type: 'end' });
    else if (token === ',') items.push({ type: 'break' });
    else if (token === '#') items.push({ type: 'number' });
    else if (/^~\d+$/.test(token)) items.push({ type: 'gap', most: Number(token.slice(1)) });
    else for (const word of spell(token).split(' ')) items.push({ type: 'words', words: new Set([word]) });
  }
  return items;
}

/** Single words side by side become one set; only longer alternatives multiply the readings. */
function asChoice(options: Node[][]): Node {
  const words = new Set<string>();
  const longer: Node[][] = [];
  for (const option of options) {
    const [only] = option;
    if (option.length === 1 && only?.type === 'words') only.words.forEach((word) => words.add(word));
    else if (option.length === 1 && only?.type === 'choice') {
      for (const inner of only.options) {
        const [single] = inner;
        if (inner.length === 1 && single?.type === 'words') single.words.forEach((word) => words.add(word));
        else longer.push(inner);
      }
    } else longer.push(option);
  }
  if (longer.length === 0) return { type: 'words', words };
  return { type: 'choice', options: words.size > 0 ? [[{ type: 'words', words }], ...longer] : longer };
}

type Flat = Exclude<Node, { type: 'choice' }>;

function expand(nodes: readonly Node[]): Flat[][] {
  return nodes.reduce<Flat[][]>(
    (lines, node) => {
      const ways = node.type === 'choice' ? node.options.flatMap((option) => expand(option)) : [[node]];
      return lines.flatMap((line) => ways.map((way) => [...line, ...way]));
    },
    [[]],
  );
}

function toSequence(line: readonly Flat[], pattern: string): Sequence {
  const steps: Step[] = [];
  let gap = 0;
  let startsSentence = false;
  const endLast = (ends: 'sentence' | 'clause') => {
    const last = steps.pop();
    if (!last) throw new PatternError(pattern, 'an end mark follows nothing');
    steps.push({ ...last, ends });
  };
  for (const node of line) {
    if (node.type === 'start') startsSentence = true;
    else if (node.type === 'end') endLast('sentence');
    else if (node.type === 'break') endLast('clause');
    else if (node.type === 'gap') gap = Math.max(gap, node.most);
    else {
      steps.push({ gap, words: node.type === 'words' ? node.words : null, ends: null });
      gap = 0;
    }
  }
  const [first] = steps;
  if (!first?.words || first.gap > 0) throw new PatternError(pattern, 'a pattern begins with a word');
  return { startsSentence, steps };
}

/** Index after the last word of the match that begins at `at`, or -1. The nearest reading wins. */
export function matchAt(
  { startsSentence, steps }: Sequence,
  words: readonly Word[],
  at: number,
  negators: ReadonlySet<string>,
): number {
  if (startsSentence && at > 0 && words[at - 1]?.sentence === words[at]?.sentence) return -1;
  return follow(steps, 0, words, at, words[at]?.sentence, negators);
}

function follow(
  steps: readonly Step[],
  step: number,
  words: readonly Word[],
  at: number,
  sentence: number | undefined,
  negators: ReadonlySet<string>,
): number {
  const wanted = steps[step];
  if (!wanted) return at;
  for (let index = at; index <= at + wanted.gap; index += 1) {
    const word = words[index];
    if (!word || word.sentence !== sentence) return -1;
    if (fits(word.text, wanted) && endsAfter(words, index, wanted)) {
      const end = follow(steps, step + 1, words, index + 1, sentence, negators);
      if (end !== -1) return end;
    }
    if (negators.has(word.text)) return -1;
  }
  return -1;
}

const fits = (word: string, step: Step): boolean =>
  step.words ? step.words.has(word) : /^\d/.test(word) || NUMBER_WORDS.has(word);

function endsAfter(words: readonly Word[], index: number, { ends }: Step): boolean {
  if (!ends) return true;
  const word = words[index];
  const next = words[index + 1];
  return !next || next.sentence !== word?.sentence || (ends === 'clause' && next.clause !== word.clause);
}
