// Where to draw the line for a kind of signal, from what people said of the ones they saw.

export interface JudgedSignal {
  /** 0..1, as it was shown */
  readonly strength: number;
  readonly agreed: boolean;
}

export interface Cut {
  /** signals weaker than this are not believed; 0: all are */
  readonly cut: number;
  /** share of agreement among those that stay, 0..1 */
  readonly precision: number;
}

/** Fewer judgements than this move nothing. */
export const LEAST_LABELS = 20;
/** What the signals that stay have to reach, and how many of the judged ones must stay to know it. */
export const WANTED = 0.9;
const LEAST_STAYING = 10;
/** The strongest always stay: a kind is never switched off by calibration. */
const HIGHEST = 0.9;

/** The lowest cut at which nine of ten are agreed with; where none is, the one that comes nearest. Null: too few labels. */
export function calibrate(judged: readonly JudgedSignal[]): Cut | null {
  if (judged.length < LEAST_LABELS) return null;
  const cuts = [...new Set([0, ...judged.map(({ strength }) => Math.min(strength, HIGHEST))])].sort((a, b) => a - b);
  let best: Cut | null = null;
  for (const cut of cuts) {
    const staying = judged.filter(({ strength }) => strength >= cut);
    if (staying.length < LEAST_STAYING) break;
    const precision = staying.filter(({ agreed }) => agreed).length / staying.length;
    if (!best || precision > best.precision) best = { cut, precision };
    if (precision >= WANTED) break;
  }
  return best;
}
