// What of a message the polarity model reads: its words in their context, without addresses and names of people.
import { BOOSTS, NEGATES, SOFTENS } from '../pack.js';
import type { ReadMessage } from '../read-message.js';

export interface Token {
  readonly text: string;
  /** index of its sentence */
  readonly sentence: number;
  /** a negation stands close before it in its clause */
  readonly negated: boolean;
  /** product of the boosters and softeners close before it, and of shouting: 1 where there are none */
  readonly weight: number;
  /** stands before a "but" of its sentence, 0.5, or behind it, 1.5; otherwise 1 */
  readonly turn: number;
}

export interface Tokens {
  readonly words: readonly Token[];
  readonly shouted: number;
  readonly negations: number;
  readonly mentions: number;
  readonly links: number;
}

const REACH = 4;
const BOOSTED = 1.3;
const SOFTENED = 0.7;
const SHOUTED = 1.25;
const TURNS = new Set(['but', 'however', 'although', 'though', 'unfortunately']);
const LINK = new Set(['http', 'https', 'www']);

export function tokensOf({ body, words, pack }: ReadMessage): Tokens {
  const tokens: Token[] = [];
  let [shouted, negations, mentions, links] = [0, 0, 0, 0];
  let clause = -1;
  let negatedAt = FAR;
  let boostedAt = FAR;
  let softenedAt = FAR;
  let linkEnd = -1;
  let sentence = -1;
  let sentenceFrom = 0;
  let turn = 1;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word || word.start < linkEnd) continue;
    const { text, start } = word;
    if (text.length < 6 && LINK.has(text)) {
      links += 1;
      linkEnd = endOfRun(body, start);
      continue;
    }
    if (body.charCodeAt(start - 1) === AT && (start < 2 || body.charCodeAt(start - 2) <= 32)) {
      mentions += 1;
      linkEnd = endOfRun(body, start);
      continue;
    }
    if (word.clause !== clause) {
      clause = word.clause;
      negatedAt = boostedAt = softenedAt = FAR;
    }
    if (word.sentence !== sentence) {
      sentence = word.sentence;
      sentenceFrom = tokens.length;
      turn = 1;
    }
    let weight = 1;
    if (at - boostedAt < 3) weight *= BOOSTED;
    if (at - softenedAt < 3) weight *= SOFTENED;
    if (word.shouted) {
      shouted += 1;
      weight *= SHOUTED;
    }
    tokens.push({ text, sentence, negated: at - negatedAt <= REACH, weight, turn });
    const role = pack.roles.get(text);
    if (role === NEGATES) {
      negations += 1;
      negatedAt = at;
    } else if (role === BOOSTS) boostedAt = at;
    else if (role === SOFTENS) softenedAt = at;
    else if (turn === 1 && TURNS.has(text)) {
      for (let before = sentenceFrom; before < tokens.length; before += 1) {
        const token = tokens[before];
        if (token) tokens[before] = { ...token, turn: 0.5 };
      }
      turn = 1.5;
    }
  }
  return { words: tokens, shouted, negations, mentions, links };
}

const FAR = -1_000;
const AT = 64;

function endOfRun(body: string, from: number): number {
  let at = from;
  while (at < body.length && body.charCodeAt(at) > 32) at += 1;
  return at;
}
