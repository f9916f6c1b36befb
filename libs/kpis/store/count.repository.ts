// Counts a measure from the raw rows, under the scope of whoever asks: over days, and the rows behind one number.
import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { CountedDay } from '../rules/days.js';
import { spansOf, type Measure, type Spans } from '../rules/measure.js';

export interface Count {
  readonly day: string;
  /** null: no data */
  readonly value: number | null;
  /** null where the measure has no part, or no data of it */
  readonly part: number | null;
  /** of money: by currency; of days: further percentiles */
  readonly amounts: Readonly<Record<string, number>> | null;
}

/** One of the rows that a number counts. */
export interface CountedRow {
  readonly id: string;
  readonly accountId: string | null;
  /** since when it counts */
  readonly since: Date;
  /** of money */
  readonly amount: number | null;
  readonly currency: string | null;
}

export interface AccountCount {
  readonly accountId: string | null;
  readonly value: number;
  readonly currency: string | null;
}

/** A measure, or its part alone. */
export interface CountedNumber {
  readonly measure: Measure;
  readonly part: boolean;
}

const FROM_FIRST = { first: '($2::timestamptz[])[1]', last: '($2::timestamptz[])[cardinality($2)]' };
const AT_ONCE = { first: '$1::timestamptz', last: '$1::timestamptz' };

/** Each span adds one on the first day that ends after it began, and takes it back on the first that ends after it ended. */
const edges = (from: string, value: number, part: number): string => `
  SELECT width_bucket(from_at, $2::timestamptz[]) AS n, ${value} AS value, ${part} AS part FROM ${from}
  UNION ALL SELECT width_bucket(to_at, $2::timestamptz[]), -${value}, -${part} FROM ${from} WHERE to_at IS NOT NULL`;

/** $1 days, $2 their ends, $3 an account or null. Days and ends rise. */
export const seriesSql = (measure: Measure): string => measure.figures?.series ?? countSql(measure);

const countSql = ({ spans, part }: Measure): string => `
  WITH span AS (SELECT * FROM (${spans(FROM_FIRST)}) s WHERE $3::uuid IS NULL OR s.account_id = $3),
  ${part ? `part AS (${part.spans(FROM_FIRST, 'span')}),` : ''}
  edge AS (${edges('span', 1, 0)} ${part ? `UNION ALL ${edges('part', 0, 1)}` : ''}),
  turn AS (SELECT n, sum(value) AS value, sum(part) AS part FROM edge GROUP BY n)
  SELECT d.day::text AS day, coalesce(sum(t.value) OVER w, 0)::float8 AS value,
    ${part ? 'coalesce(sum(t.part) OVER w, 0)::float8' : 'NULL::float8'} AS part, NULL::jsonb AS amounts
  FROM unnest($1::date[]) WITH ORDINALITY d(day, n) LEFT JOIN turn t ON t.n = d.n - 1
  WINDOW w AS (ORDER BY d.n)`;

export const seriesParams = (days: readonly CountedDay[], accountId: string | null): unknown[] => [
  days.map(({ day }) => day),
  days.map(({ end }) => end),
  accountId,
];

const openAt = (spans: Spans): string =>
  `(SELECT *, NULL::numeric AS amount, NULL::text AS currency FROM (${spans(AT_ONCE)}) s WHERE s.from_at < $1 AND (s.to_at IS NULL OR s.to_at >= $1)) s`;

/** What a number at $1 is made of. */
const rowsSql = (measure: Measure, onlyPart: boolean): string =>
  measure.figures ? measure.figures[onlyPart ? 'partRows' : 'rows'] : openAt(spansOf(measure, onlyPart));

@Injectable()
export class CountRepository {
  series(tx: Tx, measure: Measure, days: readonly CountedDay[], accountId: string | null): Promise<Count[]> {
    return days.length === 0 ? Promise.resolve([]) : tx.query<Count>(seriesSql(measure), seriesParams(days, accountId));
  }

  /** The rows that a number at `end` counts, those that count longest first. */
  rows(
    tx: Tx,
    { measure, part }: CountedNumber,
    end: Date,
    accountId: string | null,
    request: PageRequest,
  ): Promise<Page<CountedRow>> {
    return listPage<CountedRow>(
      tx,
      {
        select: 's.id, s.account_id AS "accountId", s.from_at AS since, s.amount::float8 AS amount, s.currency',
        from: rowsSql(measure, part),
        where: ['($2::uuid IS NULL OR s.account_id = $2)'],
        params: [end, accountId],
        sort: { sql: 's.from_at', type: 'timestamptz' },
        direction: 'ASC',
        id: 's.id',
      },
      request,
    );
  }

  /** What a number at `end` is made of, the largest shares first. */
  byAccount(tx: Tx, { measure, part }: CountedNumber, end: Date, limit: number): Promise<AccountCount[]> {
    const value = measure.form === 'money' && !part ? 'sum(s.amount)' : 'count(*)';
    return tx.query<AccountCount>(
      `SELECT s.account_id AS "accountId", ${value}::float8 AS value, s.currency FROM ${rowsSql(measure, part)}
       WHERE $2::uuid IS NULL GROUP BY s.account_id, s.currency ORDER BY value DESC, s.account_id LIMIT $3`,
      [end, null, limit],
    );
  }

  /** When the first span of the measure began. */
  async earliest(tx: Tx, { spans, figures }: Measure): Promise<Date | null> {
    const ever = { first: `'-infinity'::timestamptz`, last: `'infinity'::timestamptz` };
    const row = await tx.one<{ at: Date | null }>(
      `SELECT min(from_at) AS at FROM (${(figures?.starts ?? spans)(ever)}) s`,
    );
    return row?.at ?? null;
  }
}
