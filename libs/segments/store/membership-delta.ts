// One statement that brings the memberships of one segment up to what its rule says now, tells who entered and who left, and keeps
// when time alone asks to look again.
import { MAX_SUBJECTS } from '#kernel';
import { shifted, SUBJECTS, type Moment, type Statement } from '#facts/rules';
import type { Cause } from '../rules/index.js';
import { subjectCauses, type Bind, type Told } from './subject-causes.js';
import type { Segment } from './segment.entity.js';

/** Whom to look at: some, each for what was told of it, or everybody for one cause. */
export type Reach = { readonly subjects: readonly string[]; readonly told: Told } | { readonly everybody: Cause };

export interface Delta {
  readonly segment: Segment;
  /** selects the ids for which the rule holds */
  readonly holds: Statement;
  /** selects id and next_check_at of those with a turn ahead; null where time changes nothing */
  readonly next: Statement | null;
  readonly reach: Reach;
  readonly moment: Moment;
}

/** The rule of nobody: everyone leaves. */
export const NOBODY: Statement = { text: 'SELECT NULL::uuid AS id WHERE false', params: [] };

/** Answers with one row: how many entered and left. */
export function membershipDelta({ segment, holds, next, reach, moment }: Delta): Statement {
  const params = [...holds.params];
  const bind: Bind = (value, type) => `$${params.push(value)}::${type}`;
  const { table, alias } = SUBJECTS[segment.object];
  const account = segment.object === 'account' ? `${alias}.id` : `${alias}.account_id`;
  const [id, now] = [bind(segment.id, 'uuid'), bind(moment.now, 'timestamptz')];
  const open = `m.segment_id = ${id} AND m.left_at IS NULL`;
  // As a hashed look-up: nobody can tell beforehand how many it holds for, and a nested loop over many takes for ever.
  const holdsFor = (subject: string) => `(${subject} IN (SELECT h.id FROM holds h)) IS TRUE`;
  const holdsNotFor = (subject: string) => `(${subject} IN (SELECT h.id FROM holds h)) IS NOT TRUE`;
  const isMember =
    'everybody' in reach
      ? `(q.id IN (SELECT m.subject_id FROM segment_memberships m WHERE ${open}))`
      : `EXISTS (SELECT 1 FROM segment_memberships m WHERE ${open} AND m.subject_id = q.id)`;
  const asked =
    'everybody' in reach ? everybody(reach.everybody, open, bind) : subjectCauses(reach.subjects, reach.told, bind);
  // Clocks of two workers differ: intervals of a subject are never empty and never overlap all the same.
  const lastLeft = `SELECT max(m.left_at) FROM segment_memberships m WHERE m.segment_id = ${id} AND m.subject_id = q.id`;
  // A contact may change its account meanwhile; row-level security goes by it.
  const moved = `, moved AS (
      UPDATE segment_memberships m SET account_id = ${account} FROM asked q JOIN ${table} ${alias} ON ${alias}.id = q.id
      WHERE ${open} AND m.subject_id = q.id AND m.account_id <> ${account} AND ${holdsFor('q.id')}
    )`;
  const text = `
    WITH holds AS MATERIALIZED (${holds.text}), ${asked},
    entered AS (
      INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
      SELECT gen_random_uuid(), ${id}, q.id, ${segment.object === 'account' ? 'q.id' : account}, greatest(${now}, (${lastLeft})), q.origin,
             jsonb_strip_nulls(jsonb_build_object('because', q.because, 'event', q.event))
      FROM asked q${segment.object === 'account' ? '' : ` JOIN ${table} ${alias} ON ${alias}.id = q.id`}
      WHERE ${holdsFor('q.id')} AND ${isMember} IS NOT TRUE
      RETURNING id, origin, enter_cause->>'because' AS because
    ), gone AS (
      UPDATE segment_memberships m SET left_at = greatest(${now}, m.entered_at + interval '1 microsecond'), leave_cause = q.because
      FROM asked q WHERE ${open} AND m.subject_id = q.id AND ${holdsNotFor('q.id')}
      RETURNING m.id, q.origin, q.because
    )${segment.object === 'contact' ? moved : ''}, said AS (
      INSERT INTO events (name, subjects, origin, occurred_at, payload)
      SELECT name, array_agg(id), origin, ${now}, jsonb_build_object('segment', ${bind(segment.key, 'text')}, 'because', because)
      FROM (
        SELECT *, (row_number() OVER (PARTITION BY name, origin, because) - 1) / ${MAX_SUBJECTS} AS part
        FROM (SELECT 'segment.entered' AS name, * FROM entered UNION ALL SELECT 'segment.left', * FROM gone) each
      ) numbered GROUP BY name, origin, because, part
    )
    ${checks(id, next, reach, params, bind)}
    SELECT (SELECT count(*) FROM entered)::int AS entered, (SELECT count(*) FROM gone)::int AS "left"`;
  return { text, params };
}

/** Checks of the subjects that are looked at; without turns there can be some only from a rule before. */
function checks(id: string, next: Statement | null, reach: Reach, params: unknown[], bind: Bind): string {
  if (!next && 'subjects' in reach) return '';
  const some = 'subjects' in reach ? ` AND k.subject_id = ANY(${bind(reach.subjects, 'uuid[]')})` : '';
  const stale = `DELETE FROM segment_checks k WHERE k.segment_id = ${id}${some}`;
  if (!next) return `, stale AS (${stale})`;
  const text = shifted(next, params.length);
  params.push(...next.params);
  return `, next AS MATERIALIZED (${text}),
    stale AS (${stale} AND (k.subject_id IN (SELECT n.id FROM next n)) IS NOT TRUE),
    checked AS (
      INSERT INTO segment_checks AS k (segment_id, subject_id, at) SELECT ${id}, id, next_check_at FROM next
      ON CONFLICT (segment_id, subject_id) DO UPDATE SET at = excluded.at WHERE k.at <> excluded.at
    )`;
}

const everybody = ({ because, origin, eventId }: Cause, open: string, bind: Bind): string => `asked AS MATERIALIZED (
      SELECT id, ${bind(because, 'text')} AS because, ${bind(origin, 'text')} AS origin, ${bind(eventId, 'uuid')} AS event
      FROM (SELECT id FROM holds UNION SELECT m.subject_id FROM segment_memberships m WHERE ${open}) each
    )`;
