// What a measure is: mostly something that holds for a while, counted at the end of each day. So a number and its rows can't part:
// both are read from the same spans. Sums and medians bring queries of their own (Figures).
import type { Figures, MeasureForm } from './figures.js';
import type { SpanWindow } from './span-window.js';

export type { SpanWindow } from './span-window.js';

export type Better = 'lower' | 'higher';

/** What a number's rows are. */
export type RowKind = 'case' | 'escalation' | 'account';

/**
 * A query that gives `id, account_id, from_at, to_at` (null: still so). The spans of one id don't overlap.
 * Holds no data of users, reads under the scope of whoever asks.
 */
export type Spans = (window: SpanWindow) => string;

export interface Part {
  readonly name: string;
  /** the same form as Spans; `whole` is a relation that gives the spans of the whole */
  readonly spans: (window: SpanWindow, whole: string) => string;
}

export interface Measure {
  /** stable: points and blocs name it */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** what is counted, in the plural */
  readonly unit: string;
  /** absent: count */
  readonly form?: MeasureForm;
  readonly better: Better;
  readonly rows: RowKind;
  readonly spans: Spans;
  /** some of them, told beside the number */
  readonly part?: Part;
  /** what the part of figures is */
  readonly partName?: string;
  /** in place of counting the spans; these then only say when it can have changed */
  readonly figures?: Figures;
  /** names of the events that can change it, also on past days */
  readonly reads: readonly string[];
}

/** Spans that are open at some instant of the window. */
export const reaches = (from: string, to: string, { first, last }: SpanWindow): string =>
  `${from} < ${last} AND (${to} IS NULL OR ${to} >= ${first})`;

/** The spans of a measure, or of its part. */
export const spansOf =
  ({ spans, part }: Measure, onlyPart: boolean): Spans =>
  (window) =>
    onlyPart && part ? part.spans(window, `(${spans(window)})`) : spans(window);

export const hasPart = ({ part, partName }: Measure): boolean => part !== undefined || partName !== undefined;
