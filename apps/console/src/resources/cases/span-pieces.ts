// Cuts a message's text where signals begin and end, so that spans that overlap can each be shown without nesting.
import type { Signal } from '../../schema.js';

export type Span = Pick<Signal, 'startsAt' | 'endsAt'>;

export interface Piece<Of extends Span> {
  readonly text: string;
  readonly startsAt: number;
  /** those that cover the piece, in the order given */
  readonly spans: readonly Of[];
}

/** Offsets are UTF-16, as JavaScript counts; what lies outside of the text or covers nothing is left out. */
export function piecesOf<Of extends Span>(text: string, spans: readonly Of[]): readonly Piece<Of>[] {
  const within = (at: number) => Math.min(Math.max(at, 0), text.length);
  const cuts = [
    ...new Set([0, text.length, ...spans.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])].map(within)),
  ];
  const edges = cuts.sort((one, other) => one - other);
  return edges.slice(0, -1).map((startsAt, index) => {
    const endsAt = edges[index + 1] ?? text.length;
    return {
      text: text.slice(startsAt, endsAt),
      startsAt,
      spans: spans.filter((span) => span.startsAt <= startsAt && span.endsAt >= endsAt),
    };
  });
}
