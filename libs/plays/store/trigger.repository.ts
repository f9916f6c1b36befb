// What makes plays start and clear, read as it is now: for whom triggers fire, for whom they held already, whom they let go.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';
import type { RunCause, TriggerKind } from '../rules/trigger.js';
import { TRIGGER_SQL } from './trigger-sql.js';

/** A play, and an account for which its trigger holds at this moment; null: many accounts at once. */
export interface Firing {
  readonly playId: string;
  readonly accountId: string | null;
  /** a membership, an escalation, a point of a KPI */
  readonly triggerId: string;
  readonly cause: RunCause;
  readonly origin: Origin;
  readonly playEnabled: boolean;
  /** the run that is there already */
  readonly runningId: string | null;
}

/** A run whose trigger no longer holds. */
export interface Clearing {
  readonly runId: string;
  readonly playId: string;
  /** in words */
  readonly why: string;
}

export type HeldKind = Exclude<TriggerKind, 'hand'>;
export const HELD_KINDS = Object.keys(TRIGGER_SQL) as HeldKind[];

const ofKind = (kind: HeldKind): string => `p.definition->'trigger'->>'on' = '${kind}'`;
const holds = (kind: HeldKind, where: string): string =>
  `(${TRIGGER_SQL[kind].holds} WHERE ${ofKind(kind)} AND ${where}) h`;
const FIRING = `h.play_id AS "playId", h.account_id AS "accountId", h.trigger_id AS "triggerId", h.cause, r.id AS "runningId"`;
const RUNNING = `LEFT JOIN play_runs r ON r.play_id = h.play_id AND r.account_id IS NOT DISTINCT FROM h.account_id AND r.state = 'running'`;

@Injectable()
export class TriggerRepository {
  /** For what the events tell of and what still holds. An event from before the play was on finds it off. */
  async fired(tx: Tx, kind: HeldKind, eventIds: readonly string[]): Promise<Firing[]> {
    return tx.query<Firing>(
      `WITH told AS (
         SELECT subject, e.origin, max(e.seq) AS seq
         FROM events e CROSS JOIN LATERAL unnest(e.subjects) AS subject WHERE e.id = ANY($1) GROUP BY subject, e.origin
       )
       SELECT ${FIRING}, e.origin, e.seq > q.enabled_after AS "playEnabled"
       FROM told e JOIN ${holds(kind, 'p.enabled')} ON h.trigger_id = e.subject JOIN plays q ON q.id = h.play_id ${RUNNING}
       ORDER BY h.play_id, h.account_id, h.trigger_id`,
      [eventIds],
    );
  }

  /** The next of those for whom the trigger holds: somebody asked for them, so it counts as live. One each, the latest to hold. */
  existing(tx: Tx, kind: HeldKind, playId: string, after: string | null, limit: number): Promise<Firing[]> {
    return tx.query<Firing>(
      `SELECT ${FIRING}, 'live' AS origin, true AS "playEnabled"
       FROM (SELECT DISTINCT ON (account_id) * FROM ${holds(kind, 'p.id = $1')}
         WHERE $2::uuid IS NULL OR h.account_id > $2 ORDER BY account_id, h.cause->>'at' DESC, trigger_id LIMIT $3) h ${RUNNING}
       ORDER BY h.account_id`,
      [playId, after, limit],
    );
  }

  /** For how many accounts a run would start, by play, if existing members were taken. */
  async waiting(tx: Tx, playIds: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const kind of HELD_KINDS) {
      const rows = await tx.query<{ playId: string; n: number }>(
        `SELECT h.play_id AS "playId", count(DISTINCT coalesce(h.account_id, h.play_id))::int AS n FROM ${holds(kind, 'p.id = ANY($1)')}
         WHERE NOT EXISTS (SELECT 1 FROM play_runs r WHERE r.play_id = h.play_id
           AND (r.trigger_id = h.trigger_id OR (r.account_id IS NOT DISTINCT FROM h.account_id AND r.state = 'running'))) GROUP BY h.play_id`,
        [playIds],
      );
      for (const { playId, n } of rows) counts.set(playId, n);
    }
    return counts;
  }

  /** The segment that a play watches, and whether its members are known yet. */
  segmentOf(tx: Tx, playId: string): Promise<{ name: string; filled: boolean } | undefined> {
    return tx.one(
      `SELECT s.name, s.active AND s.filled_version = s.version AS filled FROM plays p
       JOIN segments s ON s.key = p.definition->'trigger'->>'segment' AND s.object = 'account' WHERE p.id = $1`,
      [playId],
    );
  }

  /** Escalations that were opened live before `openedBefore` of the play, are open still, and have not started it yet. */
  unresolved(tx: Tx, playId: string, openedBefore: Date): Promise<(Firing & { openedAt: Date })[]> {
    return tx.query(
      `SELECT ${FIRING}, e.origin, true AS "playEnabled", e.opened_at AS "openedAt"
       FROM ${holds('escalation.unresolved', `p.enabled AND p.id = $1 AND e.opened_at <= $2 AND e.origin = 'live'`)}
       JOIN escalations e ON e.id = h.trigger_id ${RUNNING}
       WHERE NOT EXISTS (SELECT 1 FROM play_runs b WHERE b.play_id = h.play_id AND b.trigger_id = h.trigger_id)
       ORDER BY h.account_id, e.opened_at, e.id`,
      [playId, openedBefore],
    );
  }

  /** Running runs of plays that are on, for which the trigger no longer holds after what happened to these subjects. */
  cleared(tx: Tx, kind: HeldKind, subjects: readonly string[]): Promise<Clearing[]> {
    const { cleared, told } = TRIGGER_SQL[kind];
    return tx.query<Clearing>(
      `SELECT DISTINCT ON (r.id) r.id AS "runId", p.id AS "playId", ${told} AS why FROM ${cleared}
       AND ${ofKind(kind)} AND p.enabled AND r.state = 'running' AND r.cleared_at IS NULL ORDER BY r.id`,
      [subjects],
    );
  }
}
