// The KPIs once more, naively: raw rows read plainly into spans and held against each day's last moment.
import { DateTime } from 'luxon';
import type { Tx } from '#platform/database';

export interface RawSpan {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
}

export const openAt = (spans: readonly RawSpan[], end: number): Set<string> =>
  new Set(spans.filter(({ from, to }) => from < end && (to === null || to >= end)).map(({ id }) => id));

/** The first millisecond after the day. */
export const endOf = (day: string, zone: string): number =>
  DateTime.fromISO(day, { zone }).plus({ days: 1 }).startOf('day').toMillis();

const ms = (date: Date | null): number | null => date && date.getTime();
const isOpen = (state: string): boolean => state === 'open' || state === 'pending';

/** Open cases and open escalations of an account, or of all. */
export async function recountSpans(tx: Tx, accountId: string | null) {
  return { cases: await openCases(tx, accountId), escalations: await openEscalations(tx, accountId) };
}

async function openEscalations(tx: Tx, accountId: string | null): Promise<(RawSpan & { caseId: string | null })[]> {
  const rows = await tx.query<{ id: string; caseId: string | null; from: Date; to: Date | null }>(
    `SELECT id, case_id AS "caseId", opened_at AS "from", resolved_at AS "to" FROM escalations
     WHERE $1::uuid IS NULL OR account_id = $1`,
    [accountId],
  );
  return rows.map(({ id, caseId, from, to }) => ({ id, caseId, from: from.getTime(), to: ms(to) }));
}

async function openCases(tx: Tx, accountId: string | null): Promise<RawSpan[]> {
  const cases = await tx.query<{
    id: string;
    openedAt: Date;
    state: string;
    resolvedAt: Date | null;
    closedAt: Date | null;
  }>(
    `SELECT id, opened_at AS "openedAt", state, resolved_at AS "resolvedAt", closed_at AS "closedAt" FROM cases
     WHERE $1::uuid IS NULL OR account_id = $1`,
    [accountId],
  );
  const intervals = await tx.query<{ id: string; value: string; from: Date; to: Date | null }>(
    `SELECT case_id AS id, value, from_at AS "from", to_at AS "to" FROM case_intervals
     WHERE attribute = 'state' ORDER BY from_at, seq`,
  );
  return cases.flatMap(({ id, openedAt, state, resolvedAt, closedAt }) => {
    const history = intervals.filter((interval) => interval.id === id);
    const opened = openedAt.getTime();
    const [first] = history;
    const ends = [resolvedAt, closedAt].flatMap((each) => (each ? [each.getTime()] : []));
    if (!first && isOpen(state)) return [{ id, from: opened, to: null }];
    if (!first) return [{ id, from: opened, to: ends.length > 0 ? Math.max(opened, Math.min(...ends)) : opened }];
    const known = history
      .filter(({ value }) => isOpen(value))
      .map(({ from, to }) => ({ id, from: from.getTime(), to: ms(to) }));
    // Before its history begins a case is open from its opening, at most until it is said to have ended.
    const ended = isOpen(first.value) ? [] : ends;
    const until = Math.max(opened, Math.min(first.from.getTime(), ...ended));
    return opened < first.from.getTime() ? [{ id, from: opened, to: until }, ...known] : known;
  });
}
