// How much a matched phrase is worth where it stands: nothing when negated, supposed, only asked about or only mentioned.
import type { SignalKind } from './kinds.js';
import type { Guard, Meaning, SignalRule } from './pack.js';
import type { ReadMessage } from './read-message.js';
import type { Word } from './words.js';

/** One reading of one pattern, over word indexes; `to` is exclusive. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

/** What the message itself says about its words. */
export interface Marks {
  /** by word: the kinds that a silence takes away there */
  readonly silenced: readonly (ReadonlySet<SignalKind> | undefined)[];
  /** clause → index of the word from which it is only supposed */
  readonly supposedFrom: ReadonlyMap<number, number>;
  /** sentences that only ask for information */
  readonly enquiring: ReadonlySet<number>;
}

/** A negation reaches this many light words ahead. */
const REACH = 6;
const EMPHASIS = 0.1;
const SOFTENING = 0.7;
const OPENING_QUOTE = /["“‘«'`]/;
const CLOSING_QUOTE = /["”’»'`]/;

/** Strength 0..1 after guards, emphasis and hedges; 0 drops the match. */
export function weigh(match: Match, rule: SignalRule, message: ReadMessage, marks: Marks): number {
  if (isSilenced(match, rule.kind, marks) || isMentioned(match, message)) return 0;
  if (message.pack.guards[rule.kind].some((guard) => holds[guard](match, message, marks))) return 0;
  const { words, sentences, pack } = message;
  const sentence = sentences[words[match.from]?.sentence ?? 0];
  const around = words.slice(Math.max(sentence?.from ?? 0, match.from - 2), match.to);
  let strength = rule.strength;
  if (around.some((word) => pack.boosters.has(word.text))) strength += EMPHASIS;
  if (sentence?.exclaims || around.some((word) => word.shouted)) strength += EMPHASIS;
  if (around.some((word) => pack.softeners.has(word.text))) strength *= SOFTENING;
  return Math.round(Math.min(1, strength) * 100) / 100;
}

const holds: Record<Guard, (match: Match, message: ReadMessage, marks: Marks) => boolean> = {
  negated: ({ from }, { words, pack }) => {
    const clause = words[from]?.clause;
    for (let at = from - 1; at >= 0 && from - at <= REACH; at -= 1) {
      const word = words[at];
      if (!word || word.clause !== clause) return false;
      if (pack.negators.has(word.text)) return !isConditional(words, at, pack.conditions);
      if (!pack.light.has(word.text)) return false;
    }
    return false;
  },
  supposed: ({ from }, { words }, { supposedFrom }) => {
    const since = supposedFrom.get(words[from]?.clause ?? -1);
    return since !== undefined && since < from;
  },
  asked: ({ from }, { words, sentences }, { enquiring }) => {
    const sentence = words[from]?.sentence ?? -1;
    return enquiring.has(sentence) && sentences[sentence]?.asks === true;
  },
};

function isConditional(words: readonly Word[], negator: number, conditions: ReadonlySet<string>): boolean {
  const clause = words[negator]?.clause;
  return words
    .slice(Math.max(0, negator - 3), negator)
    .some((word) => word.clause === clause && conditions.has(word.text));
}

function isSilenced({ from, to }: Match, kind: SignalKind, { silenced }: Marks): boolean {
  for (let at = from; at < to; at += 1) if (silenced[at]?.has(kind)) return true;
  return false;
}

/** What stands alone between quotation marks is a name, not a statement: the "Urgent" tag. */
function isMentioned({ from, to }: Match, { body, words }: ReadMessage): boolean {
  const quoted = (first?: Word, last?: Word) =>
    OPENING_QUOTE.test(body[(first?.start ?? 0) - 1] ?? '') && CLOSING_QUOTE.test(body[last?.end ?? 0] ?? '');
  const phrase = words.slice(from, to);
  return quoted(phrase[0], phrase.at(-1)) || phrase.some((word) => quoted(word, word));
}
