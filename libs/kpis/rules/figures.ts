// A measure that is not a count: a sum of money or a median, each day by a query of its own. Its rows come from the same facts.
import type { SpanWindow } from './span-window.js';

export const MEASURE_FORMS = ['count', 'money', 'days'] as const;
/** count: whole things. money: in the currency of the house. days: of wall clock, with fractions. */
export type MeasureForm = (typeof MEASURE_FORMS)[number];

/** Holds no data of users, reads under the scope of whoever asks. */
export interface Figures {
  /** $1 days, $2 their ends, $3 an account or null. Gives day, value (null: no data), part, amounts (currency → amount, or null) */
  readonly series: string;
  /** $1 the end of a day, $2 an account or null. Gives id, account_id, from_at, amount, currency: what the number is made of, and those told beside it */
  readonly rows: string;
  readonly partRows: string;
  /** gives from_at, of everything that ever counts */
  readonly starts: (window: SpanWindow) => string;
}
