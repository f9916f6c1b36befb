// From a log that tells a case's whole state at every moment to its history: each change of a value is one interval.
import { isOpen, stateOf } from './case.js';

/** The state of a case at a moment; `seq` orders what happened at one instant. `at` in milliseconds. */
export interface CasePoint {
  readonly at: number;
  readonly seq: number;
  readonly status: string;
  readonly priority: string | null;
  readonly team: string | null;
  readonly assignee: string | null;
}

/** In the order of the history's key. */
export const LOGGED = ['assignee', 'priority', 'state', 'status', 'team'] as const;
export type LoggedAttribute = (typeof LOGGED)[number];

export interface LoggedInterval {
  readonly attribute: LoggedAttribute;
  readonly value: string | null;
  readonly from: number;
  /** null: still so. Equal to `from` where two values follow at one instant: both were so. */
  readonly to: number | null;
  readonly seq: number;
}

const byTime = (a: CasePoint, b: CasePoint): number => a.at - b.at || a.seq - b.seq;

/** What a point says of an attribute; its state is what we understand by its status. */
export const says = (point: CasePoint, attribute: LoggedAttribute): string | null =>
  attribute === 'state' ? stateOf(point.status) : point[attribute];

const same = (a: CasePoint, b: CasePoint): boolean =>
  LOGGED.every((attribute) => says(a, attribute) === says(b, attribute));

/**
 * The points in order of time, and from when on they are news (null: all were known). Of two for one moment the later told
 * counts. `known` is in order.
 */
export function mergePoints(
  known: readonly CasePoint[],
  told: readonly CasePoint[],
): { readonly points: readonly CasePoint[]; readonly since: number | null } {
  const keyOf = ({ at, seq }: CasePoint): string => `${at} ${seq}`;
  const points = new Map(known.map((point) => [keyOf(point), point]));
  let since: number | null = null;
  for (const point of told) {
    const before = points.get(keyOf(point));
    if (before && same(before, point)) continue;
    points.set(keyOf(point), point);
    since = Math.min(since ?? point.at, point.at);
  }
  return { points: since === null ? known : [...points.values()].sort(byTime), since };
}

/** `points` in order of time. History begins with the first of them. */
export function intervalsOf(points: readonly CasePoint[]): LoggedInterval[] {
  return LOGGED.flatMap((attribute) => {
    const turns = points.filter((point, n) => {
      const before = points[n - 1];
      return !before || says(before, attribute) !== says(point, attribute);
    });
    return turns.map((point, n) => ({
      attribute,
      value: says(point, attribute),
      from: point.at,
      to: turns[n + 1]?.at ?? null,
      seq: point.seq,
    }));
  });
}

/** When a case that is over came to its end. `points` in order of time. */
export function endOf(points: readonly CasePoint[]): {
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
} {
  const since = (holds: (point: CasePoint) => boolean): Date | null => {
    const first = points[points.findLastIndex((point) => !holds(point)) + 1];
    return first ? new Date(first.at) : null;
  };
  return {
    resolvedAt: since(({ status }) => !isOpen(stateOf(status))),
    closedAt: since(({ status }) => stateOf(status) === 'closed'),
  };
}
