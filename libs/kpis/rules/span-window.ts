// Which stretch of time a query is about.

/** SQL expressions of the first and the last instant that matter; spans that lie outside may be left out. */
export interface SpanWindow {
  readonly first: string;
  readonly last: string;
}
