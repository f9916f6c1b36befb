// The features of a message that have names: what lexicons, marks and rules make of it. The model weighs each.
import type { DetectedSignal } from '../detect.js';
import { signalKinds } from '../kinds.js';
import type { ReadMessage } from '../read-message.js';
import { marksOf } from './marks.js';
import type { Tokens } from './tokens.js';

/** Feeling of a word by each lexicon, about -5..5; 0: not in it. */
export type Feeling = readonly number[];
export const LEXICONS = ['general', 'plain', 'service'] as const;

const PER_LEXICON = ['sum', 'glad', 'sad', 'best', 'worst', 'last', 'squash'] as const;
const OTHERS = [
  'exclaims',
  'asks',
  'trails',
  'happy',
  'sadFace',
  'stretched',
  'shouted',
  'negations',
  'length',
  'short',
  'mentions',
  'links',
  'exclaimsSad',
  'exclaimsGlad',
  'asksSad',
  'mixed',
  'agree',
  'silent',
] as const;

export const DENSE: readonly string[] = [
  ...LEXICONS.flatMap((lexicon) => PER_LEXICON.map((name) => `${lexicon}.${name}`)),
  ...OTHERS,
  ...signalKinds.map((kind) => `signal.${kind}`),
];

/** A negated word keeps this much of its feeling, turned round. */
const TURNED = -0.7;
const SQUASH = 15;

/** Values in the order of DENSE, each within about -3..3. */
export function denseOf(
  message: ReadMessage,
  tokens: Tokens,
  feelings: readonly (Feeling | undefined)[],
  signals: readonly DetectedSignal[],
): Float64Array {
  const values = new Float64Array(DENSE.length);
  const { words } = tokens;
  const lastSentence = words.at(-1)?.sentence ?? 0;
  const root = Math.sqrt(1 + words.length / 4);
  let at = 0;
  let [gladAll, sadAll, sign] = [0, 0, 0];
  const felt: number[] = [];
  for (let index = 0; index < words.length; index += 1) if (feelings[index]) felt.push(index);
  for (let lexicon = 0; lexicon < LEXICONS.length; lexicon += 1) {
    let [sum, glad, sad, best, worst, last] = [0, 0, 0, 0, 0, 0];
    for (const index of felt) {
      const plain = feelings[index]?.[lexicon];
      const token = words[index];
      if (!plain || !token) continue;
      const points = plain * token.weight * token.turn * (token.negated ? TURNED : 1);
      sum += points;
      if (points > 0) {
        glad += points;
        best = Math.max(best, points);
      } else {
        sad -= points;
        worst = Math.max(worst, -points);
      }
      if (token.sentence === lastSentence) last += points;
    }
    values.set([sum / root / 2, glad / root / 2, sad / root / 2, best / 3, worst / 3, last / 4], at);
    values[at + 6] = sum / Math.sqrt(sum * sum + SQUASH);
    at += PER_LEXICON.length;
    gladAll += glad;
    sadAll += sad;
    sign += Math.sign(sum);
  }
  const { exclaims, asks, trails, happy, sad, stretched } = marksOf(message.body, message.live);
  const few = (count: number, most = 3) => Math.min(count, most) / most;
  const isSad = sadAll > gladAll ? 1 : 0;
  const isGlad = gladAll > sadAll ? 1 : 0;
  values.set(
    [
      few(exclaims),
      few(asks),
      few(trails),
      few(happy),
      few(sad),
      few(stretched),
      words.length === 0 ? 0 : Math.min(1, (3 * tokens.shouted) / words.length),
      few(tokens.negations),
      Math.log1p(words.length) / 4,
      words.length < 6 ? 1 : 0,
      few(tokens.mentions),
      few(tokens.links),
      few(exclaims) * isSad,
      few(exclaims) * isGlad,
      few(asks) * isSad,
      gladAll > 0 && sadAll > 0 ? 1 : 0,
      sign / 3,
      gladAll === 0 && sadAll === 0 ? 1 : 0,
    ],
    at,
  );
  at += OTHERS.length;
  for (const { kind, strength } of signals) {
    const place = at + signalKinds.indexOf(kind);
    values[place] = Math.max(values[place] ?? 0, strength);
  }
  return values;
}
