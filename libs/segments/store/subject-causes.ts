// Why each subject is looked at, decided in the snapshot that judges it. Rows may be there already whose events are still to be
// read: a subject that moves because of them must say so, or what happens now would pass for history and history for now.
import { TIME_PASSED } from '../rules/index.js';

export interface Told {
  /** ids of the events at hand; none when time has passed */
  readonly events: readonly string[];
  /** who reads them: what stands behind its cursor is still to be read */
  readonly subscriber: string;
  /** names of the events that the rule reads */
  readonly reads: readonly string[];
  /** name of the event that tells of new subjects */
  readonly appeared: string;
  /** SQL from `told` to the subjects that it touches, see touchedSql */
  readonly touched: string;
}

export type Bind = (value: unknown, type: string) => string;

/**
 * CTEs that end in `asked`: id, because, origin, event. The last event counts, and a live one is never hidden by history.
 * History that is still to be read explains only what would else be put down to time, or to the subject being new: an account
 * may appear now whose escalations are all of the past.
 */
export function subjectCauses(
  subjects: readonly string[],
  { events, subscriber, reads, appeared, touched }: Told,
  bind: Bind,
): string {
  const [ids, at] = [bind(subjects, 'uuid[]'), bind(events, 'uuid[]')];
  // A long history is gone through only where it may matter.
  const isNew = `EXISTS (SELECT 1 FROM events n WHERE n.id = ANY(${at}) AND n.name = '${appeared}' AND n.origin = 'live')`;
  const explains = events.length > 0 ? ` AND (e.origin = 'live' OR e.id = ANY(${at}) OR ${isNew})` : '';
  return `told AS MATERIALIZED (
      SELECT e.id AS event, e.name, e.origin, e.seq, each.row,
        CASE WHEN e.name = '${appeared}' THEN 3 WHEN e.origin = 'live' THEN 0 WHEN e.id = ANY(${at}) THEN 1 ELSE 2 END AS rank
      FROM (
        SELECT * FROM events WHERE id = ANY(${at})
        UNION ALL SELECT * FROM events WHERE position > coalesce((SELECT position FROM event_cursors WHERE subscriber = ${bind(subscriber, 'text')}), 0)
        UNION ALL SELECT * FROM events WHERE position IS NULL
      ) e CROSS JOIN unnest(e.subjects) AS each(row)
      WHERE e.name = ANY(${bind(reads, 'text[]')})${explains}
    ), cause AS (
      SELECT DISTINCT ON (id) id, name, origin, event FROM (${touched}) t WHERE id = ANY(${ids})
      ORDER BY id, rank, seq DESC
    ), asked AS MATERIALIZED (
      SELECT q.id, coalesce(c.name, '${TIME_PASSED}') AS because, coalesce(c.origin, 'live') AS origin, c.event
      FROM unnest(${ids}) q(id) LEFT JOIN cause c USING (id)
    )`;
}
