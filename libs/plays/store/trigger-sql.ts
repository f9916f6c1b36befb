// For each kind of trigger, as SQL: for whom it holds at this moment, and which running runs it no longer holds for.
import type { TriggerKind } from '../rules/trigger.js';

/**
 * `holds` gives play_id, account_id (null: of many accounts), trigger_id, cause, for plays `p` of this kind; all read as they are now.
 * `cleared` joins running runs `r` of plays `p` that are on; $1 are the subjects of the events `clearedBy`, `told` what it says of it.
 */
interface TriggerSql {
  readonly firedBy: readonly string[];
  readonly holds: string;
  readonly clearedBy: readonly string[];
  readonly cleared: string;
  readonly told: string;
}

const trigger = (field: string): string => `p.definition->'trigger'->>'${field}'`;
const SEGMENT = `segments s ON s.key = ${trigger('segment')} AND s.object = 'account'`;
const entering = `jsonb_build_object('on', 'segment.entered', 'segment', s.key, 'at', m.entered_at, 'because', m.enter_cause)`;
const leaving = `jsonb_build_object('on', 'segment.left', 'segment', s.key, 'at', m.left_at, 'because', m.leave_cause)`;
const isIn = (m: string): string => `EXISTS (SELECT 1 FROM segment_memberships b
  WHERE b.segment_id = ${m}.segment_id AND b.subject_id = ${m}.subject_id AND b.left_at IS NULL)`;

const escalation = (on: TriggerKind): string => `SELECT p.id AS play_id, e.account_id, e.id AS trigger_id,
  jsonb_build_object('on', '${on}', 'at', e.opened_at, 'escalationId', e.id, 'severity', e.severity, 'reason', e.reason) AS cause
  FROM plays p JOIN escalations e ON e.resolved_at IS NULL`;

const noneOpen = `escalations x JOIN play_runs r ON r.account_id = x.account_id JOIN plays p ON p.id = r.play_id
  WHERE x.id = ANY($1) AND NOT EXISTS (SELECT 1 FROM escalations o WHERE o.account_id = x.account_id AND o.resolved_at IS NULL)`;

const misses = (k: string): string =>
  `coalesce(${k}.value > (${trigger('above')})::numeric OR ${k}.value < (${trigger('below')})::numeric, false)`;
const isLast = `NOT EXISTS (SELECT 1 FROM kpi_points later WHERE later.measure = k.measure AND later.day > k.day)`;

export const TRIGGER_SQL: Readonly<Record<Exclude<TriggerKind, 'hand'>, TriggerSql>> = {
  'segment.entered': {
    firedBy: ['segment.entered'],
    holds: `SELECT p.id AS play_id, m.account_id, m.id AS trigger_id, ${entering} AS cause
      FROM plays p JOIN ${SEGMENT} JOIN segment_memberships m ON m.segment_id = s.id AND m.left_at IS NULL`,
    clearedBy: ['segment.left'],
    cleared: `segment_memberships m JOIN segments s ON s.id = m.segment_id JOIN plays p ON ${trigger('segment')} = s.key
      JOIN play_runs r ON r.play_id = p.id AND r.account_id = m.account_id
      WHERE m.id = ANY($1) AND m.left_at IS NOT NULL AND NOT ${isIn('m')}`,
    told: `'The account left “' || s.name || '”.'`,
  },
  'segment.left': {
    firedBy: ['segment.left'],
    holds: `SELECT p.id AS play_id, m.account_id, m.id AS trigger_id, ${leaving} AS cause
      FROM plays p JOIN ${SEGMENT} JOIN segment_memberships m ON m.segment_id = s.id AND m.left_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM segment_memberships b WHERE b.segment_id = m.segment_id AND b.subject_id = m.subject_id
          AND (b.left_at IS NULL OR b.left_at > m.left_at))`,
    clearedBy: ['segment.entered'],
    cleared: `segment_memberships m JOIN segments s ON s.id = m.segment_id JOIN plays p ON ${trigger('segment')} = s.key
      JOIN play_runs r ON r.play_id = p.id AND r.account_id = m.account_id WHERE m.id = ANY($1) AND m.left_at IS NULL`,
    told: `'The account entered “' || s.name || '” again.'`,
  },
  'kpi.missed': {
    firedBy: ['kpi.measured'],
    holds: `SELECT p.id AS play_id, NULL::uuid AS account_id, k.id AS trigger_id, jsonb_build_object('on', 'kpi.missed', 'at', k.measured_at,
        'measure', k.measure, 'value', k.value, 'target', coalesce(${trigger('above')}, ${trigger('below')})::numeric) AS cause
      FROM plays p JOIN kpi_points k ON k.measure = ${trigger('measure')} AND ${misses('k')} AND ${isLast}`,
    clearedBy: ['kpi.measured'],
    cleared: `kpi_points k JOIN plays p ON ${trigger('measure')} = k.measure JOIN play_runs r ON r.play_id = p.id
      WHERE k.id = ANY($1) AND NOT ${misses('k')} AND ${isLast}`,
    told: `'The KPI is on target again.'`,
  },
  'escalation.opened': {
    firedBy: ['escalation.opened'],
    holds: `${escalation('escalation.opened')}
      AND (p.definition->'trigger'->'severities' = '[]' OR p.definition->'trigger'->'severities' ? e.severity)
      AND (${trigger('atLeast')})::int <= (SELECT count(*) FROM escalations o WHERE o.account_id = e.account_id AND o.opened_at <= e.opened_at
        AND o.opened_at > e.opened_at - make_interval(days => (${trigger('withinDays')})::int))`,
    clearedBy: ['escalation.resolved'],
    cleared: noneOpen,
    told: `'No escalation of the account is open any more.'`,
  },
  'escalation.unresolved': {
    // Nothing happens when an escalation stays open: the worker looks by the clock.
    firedBy: [],
    holds: escalation('escalation.unresolved'),
    clearedBy: ['escalation.resolved'],
    cleared: noneOpen,
    told: `'No escalation of the account is open any more.'`,
  },
};

export const FIRING_EVENTS = [...new Set(Object.values(TRIGGER_SQL).flatMap(({ firedBy }) => firedBy))];
export const CLEARING_EVENTS = [...new Set(Object.values(TRIGGER_SQL).flatMap(({ clearedBy }) => clearedBy))];
