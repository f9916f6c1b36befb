// Live text as plain words with offsets: contractions opened, known misspellings put right, sentences and clauses numbered.
import type { TextRange } from './clean-text.js';

export interface Word {
  /** lower case, in the spelling that patterns use */
  readonly text: string;
  /** UTF-16 offsets into the body; the words of one contraction share theirs */
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly clause: number;
  readonly shouted: boolean;
}

export interface Sentence {
  /** index of the first word, and of the one after the last */
  readonly from: number;
  readonly to: number;
  readonly asks: boolean;
  readonly exclaims: boolean;
}

export interface Words {
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
}

/** How a language writes its words. */
export interface Spelling {
  /** a contraction, abbreviation or common misspelling → the word or words meant */
  readonly means: ReadonlyMap<string, string>;
  /** the word that a slip of the finger was meant to be, or undefined */
  readonly guess: (word: string) => string | undefined;
}

const WORD = /[\p{L}\p{N}]+(?:['’`´][\p{L}]+)*/gu;
const SENTENCE_END = /[!?…]|[.;]['"”’)\]]*\s|\n[ \t]*\r?\n|\n[ \t]*(?:[-*•]|\d{1,2}[.)])\s/;
const CLAUSE_END = /[,:()–—"“”]|\s-{1,2}\s/;
const STRETCHED = /(\p{L})\1{2,}/gu;

export function readWords(body: string, ranges: readonly TextRange[], spelling: Spelling): Words {
  const words: Word[] = [];
  const sentences: Sentence[] = [];
  let from = 0;
  let clause = 0;
  const close = (gap: string) => {
    if (words.length === from) return;
    sentences.push({ from, to: words.length, asks: gap.includes('?'), exclaims: gap.includes('!') });
    from = words.length;
  };
  for (const range of ranges) {
    const text = body.slice(range.start, range.end);
    let last = 0;
    for (const match of text.matchAll(WORD)) {
      const gap = text.slice(last, match.index);
      if (last > 0 && gap !== ' ') {
        if (SENTENCE_END.test(gap)) close(gap);
        if (words.length === from || CLAUSE_END.test(gap)) clause += 1;
      }
      last = match.index + match[0].length;
      const place = { start: range.start + match.index, end: range.start + last, sentence: sentences.length, clause };
      const shouted =
        match[0].length >= 4 && match[0] === match[0].toUpperCase() && match[0] !== match[0].toLowerCase();
      for (const meant of meaning(match[0], spelling)) words.push({ text: meant, ...place, shouted });
    }
    close(text.slice(last));
    clause += 1;
  }
  return { words, sentences };
}

/** The plain words behind one written word: can't → can not, URGNET → urgent, soooo → so. */
function meaning(written: string, { means, guess }: Spelling): readonly string[] {
  const word = written.toLowerCase().replace(/['’`´]/g, "'");
  const known = means.get(word);
  if (known !== undefined) return known.split(' ');
  if (word.includes("'")) {
    const [stem = '', tail = ''] = word.split("'");
    return [...(means.get(stem) ?? stem).split(' '), ...(means.get(`'${tail}`) ?? '').split(' ')].filter(Boolean);
  }
  const short = word.length > 4 ? word.replace(STRETCHED, '$1') : word;
  if (short !== word) return (means.get(short) ?? short).split(' ');
  return [guess(word) ?? word];
}
