// A source's log of a case, kept whole beside its intervals: they alone can't say what held between two changes when a third
// turns up late.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { CasePoint, LoggedInterval } from '../rules/case-log.js';
import { CASE_BY_KEY, keyText, type CaseKey } from './case.repository.js';

/** A case that is there already; without a log it has no points. */
export interface KnownLog {
  readonly id: string;
  readonly updatedAt: Date;
  readonly points: readonly CasePoint[];
}

type StoredPoint = readonly [number, number, string, string | null, string | null, string | null];

export interface NewInterval extends Omit<LoggedInterval, 'attribute'> {
  readonly caseId: string;
  readonly attribute: LoggedInterval['attribute'] | 'accountId';
}

/** An array of PostgreSQL's out of texts that need no quoting: ids, names from code and numbers. */
const plainArray = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/** Places in an array of PostgreSQL's, which counts from 1. */
const places = <T>(values: readonly T[]): Map<T, number> => new Map(values.map((value, n) => [value, n + 1]));

@Injectable()
export class CaseLogRepository {
  /** keyText → what is known, for the keys of cases that are. */
  async find(tx: Tx, keys: readonly CaseKey[]): Promise<Map<string, KnownLog>> {
    const rows = await tx.query<CaseKey & { id: string; updatedAt: Date; points: StoredPoint[] | null }>(
      `SELECT c.id, k.source, k.external_id AS "externalId", c.updated_at AS "updatedAt", l.points
       FROM ${CASE_BY_KEY} LEFT JOIN case_logs l ON l.case_id = c.id`,
      [keys.map(({ source }) => source), keys.map(({ externalId }) => externalId)],
    );
    return new Map(
      rows.map((row) => [keyText(row), { id: row.id, updatedAt: row.updatedAt, points: (row.points ?? []).map(read) }]),
    );
  }

  async save(tx: Tx, logs: ReadonlyMap<string, readonly CasePoint[]>): Promise<void> {
    if (logs.size === 0) return;
    await tx.query(
      `INSERT INTO case_logs (case_id, points) SELECT * FROM unnest($1::uuid[], $2::json[])
       ON CONFLICT (case_id) DO UPDATE SET points = excluded.points`,
      [plainArray([...logs.keys()]), [...logs.values()].map((points) => JSON.stringify(points.map(stored)))],
    );
  }

  /** The whole history of cases that have none yet. Ids and names are told once and then by their place: there are many rows. */
  async begin(tx: Tx, intervals: readonly NewInterval[]): Promise<void> {
    if (intervals.length === 0) return;
    const ids = [...new Set(intervals.map(({ caseId }) => caseId))];
    const attributes = [...new Set(intervals.map(({ attribute }) => attribute))];
    const [idAt, attributeAt] = [places(ids), places(attributes)];
    const instant = (column: string) => `to_timestamp(i.${column} / 1000.0::float8)`;
    await tx.query(
      `INSERT INTO case_intervals (case_id, attribute, value, from_at, to_at, seq)
       SELECT ($1::uuid[])[i.id], ($2::text[])[i.attribute], i.value, ${instant('from_ms')}, ${instant('to_ms')}, i.seq
       FROM unnest($3::int[], $4::int[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[]) AS i(id, attribute, value, from_ms, to_ms, seq)`,
      [
        plainArray(ids),
        plainArray(attributes),
        plainArray(intervals.map(({ caseId }) => idAt.get(caseId) ?? null)),
        plainArray(intervals.map(({ attribute }) => attributeAt.get(attribute) ?? null)),
        intervals.map(({ value }) => value),
        plainArray(intervals.map(({ from }) => from)),
        plainArray(intervals.map(({ to }) => to)),
        plainArray(intervals.map(({ seq }) => seq)),
      ],
    );
  }

  /** Cases that have a log, and how many intervals of each attribute they have. */
  async totals(tx: Tx): Promise<Map<string, number>> {
    const rows = await tx.query<{ name: string; n: number }>(
      `SELECT 'cases' AS name, count(*)::int AS n, 0 AS place FROM case_logs
       UNION ALL SELECT attribute || ' intervals', count(*)::int, array_position(array['status', 'priority', 'team', 'assignee'], attribute)
       FROM case_intervals JOIN case_logs USING (case_id) WHERE attribute IN ('status', 'priority', 'team', 'assignee') GROUP BY attribute
       ORDER BY place`,
    );
    return new Map(rows.map(({ name, n }) => [name, n]));
  }
}

const stored = ({ at, seq, status, priority, team, assignee }: CasePoint): StoredPoint => [
  at,
  seq,
  status,
  priority,
  team,
  assignee,
];

const read = ([at, seq, status, priority, team, assignee]: StoredPoint): CasePoint => ({
  at,
  seq,
  status,
  priority,
  team,
  assignee,
});
