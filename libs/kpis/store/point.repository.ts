// The daily points as kept, the values they had before, and the marks that say what to count again.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { CountedDay } from '../rules/days.js';
import type { Measure } from '../rules/measure.js';
import { seriesParams, seriesSql, type Count } from './count.repository.js';

export interface Point extends Count {
  readonly id: string;
  readonly measuredAt: Date;
}

/** A value that a point had until later news of that day came. */
export interface Revision {
  readonly pointId: string;
  readonly value: number | null;
  readonly part: number | null;
  readonly measuredAt: Date;
  readonly replacedAt: Date;
  readonly why: string;
}

export interface Mark {
  readonly since: Date;
  readonly why: string;
}

const LOCK = 7_140_750;

@Injectable()
export class PointRepository {
  /** False where another worker measures now. */
  async lock(tx: Tx, measure: string): Promise<boolean> {
    const row = await tx.one<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS held', [
      LOCK,
      measure,
    ]);
    return row?.held ?? false;
  }

  async lastDay(tx: Tx, measure: string): Promise<string | null> {
    const row = await tx.one<{ day: string | null }>(
      'SELECT max(day)::text AS day FROM kpi_points WHERE measure = $1',
      [measure],
    );
    return row?.day ?? null;
  }

  list(tx: Tx, measure: string, from: string, to: string): Promise<Point[]> {
    return tx.query<Point>(
      `SELECT id, day::text AS day, value::float8 AS value, part::float8 AS part, amounts, measured_at AS "measuredAt"
       FROM kpi_points WHERE measure = $1 AND day BETWEEN $2 AND $3 ORDER BY day`,
      [measure, from, to],
    );
  }

  async revisions(tx: Tx, pointIds: readonly string[]): Promise<Revision[]> {
    return tx.query<Revision>(
      `SELECT point_id AS "pointId", value::float8 AS value, part::float8 AS part, measured_at AS "measuredAt",
         replaced_at AS "replacedAt", why FROM kpi_point_revisions WHERE point_id = ANY($1) ORDER BY point_id, seq`,
      [pointIds],
    );
  }

  /** Counts the days and keeps what differs; a value that is replaced is remembered. Answers with the points that are new or changed. */
  measure(
    tx: Tx,
    measure: Measure,
    days: readonly CountedDay[],
    at: Date,
    why: string,
  ): Promise<{ id: string; day: string }[]> {
    return tx.query(
      `WITH count AS (${seriesSql(measure)}),
       replaced AS (
         INSERT INTO kpi_point_revisions (point_id, value, part, amounts, measured_at, replaced_at, why)
         SELECT p.id, p.value, p.part, p.amounts, p.measured_at, $5, $6 FROM count c JOIN kpi_points p ON p.measure = $4 AND p.day = c.day::date
         WHERE (p.value, p.part, p.amounts) IS DISTINCT FROM (c.value::numeric, c.part::numeric, c.amounts) RETURNING 1
       )
       INSERT INTO kpi_points AS p (measure, day, value, part, amounts, measured_at)
       SELECT $4, c.day::date, c.value, c.part, c.amounts, $5 FROM count c
       ON CONFLICT (measure, day) DO UPDATE SET value = excluded.value, part = excluded.part, amounts = excluded.amounts, measured_at = excluded.measured_at
       WHERE (p.value, p.part, p.amounts) IS DISTINCT FROM (excluded.value, excluded.part, excluded.amounts)
       RETURNING p.id, p.day::text AS day`,
      [...seriesParams(days, null), measure.key, at, why],
    );
  }

  /** The earliest of several marks stays. */
  async mark(tx: Tx, measures: readonly string[], { since, why }: Mark): Promise<void> {
    await tx.query(
      `INSERT INTO kpi_marks AS m (measure, since, why) SELECT unnest($1::text[]), $2, $3
       ON CONFLICT (measure) DO UPDATE SET since = excluded.since, why = excluded.why WHERE excluded.since < m.since`,
      [[...measures].sort(), since, why],
    );
  }

  /** Takes the mark away; news that comes from now on marks anew. */
  async takeMark(tx: Tx, measure: string): Promise<Mark | undefined> {
    return tx.one<Mark>('DELETE FROM kpi_marks WHERE measure = $1 RETURNING since, why', [measure]);
  }

  /** How far back these rows reach: a set of news says only when the latest of it happened. */
  async reachOf(tx: Tx, kind: 'case' | 'escalation' | 'account', ids: readonly string[]): Promise<Date | null> {
    const sql = {
      case: `SELECT least(min(c.opened_at), (SELECT min(i.from_at) FROM case_intervals i WHERE i.case_id = ANY($1) AND i.attribute = 'state')) AS at
        FROM cases c WHERE c.id = ANY($1)`,
      // What an account is worth may be said of any past day: back to where its escalations begin.
      account: `WITH RECURSIVE below AS (SELECT unnest($1::uuid[]) AS id UNION SELECT a.id FROM accounts a JOIN below b ON a.parent_id = b.id)
        SELECT min(e.opened_at) AS at FROM escalations e WHERE e.account_id IN (SELECT id FROM below)`,
      escalation: 'SELECT min(opened_at) AS at FROM escalations WHERE id = ANY($1)',
    };
    return (await tx.one<{ at: Date | null }>(sql[kind], [ids]))?.at ?? null;
  }

  /** Whether the numbers kept for all accounts are this viewer's to see. */
  async seesAll(tx: Tx): Promise<boolean> {
    return (await tx.one<{ all: boolean }>('SELECT sees_all() AS "all"'))?.all ?? false;
  }
}
