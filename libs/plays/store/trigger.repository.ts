// What makes plays start and clear: accounts that entered or left the segment that a play watches, read as they are now.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';
import type { RunCause } from '../rules/run-state.js';

/** A play, and an account that is in its segment at this moment. */
export interface Firing {
  readonly playId: string;
  readonly accountId: string;
  /** the segment membership */
  readonly triggerId: string;
  readonly cause: RunCause;
  readonly origin: Origin;
  readonly playEnabled: boolean;
  /** the run that is there already */
  readonly runningId: string | null;
}

/** A run whose account is no longer in the segment. */
export interface Clearing {
  readonly runId: string;
  readonly playId: string;
  readonly segmentName: string;
}

const FIRING = `p.id AS "playId", m.account_id AS "accountId", m.id AS "triggerId", r.id AS "runningId",
  jsonb_build_object('on', 'segment.entered', 'segment', s.key, 'enteredAt', m.entered_at, 'because', m.enter_cause) AS cause`;

const RUNNING = `LEFT JOIN play_runs r ON r.play_id = p.id AND r.account_id = m.account_id AND r.state = 'running'`;

const MEMBERS = `plays p JOIN segments s ON s.key = p.definition->'trigger'->>'segment' AND s.object = 'account'
  JOIN segment_memberships m ON m.segment_id = s.id AND m.left_at IS NULL`;

@Injectable()
export class TriggerRepository {
  /** For the memberships that the events tell of and that still hold. An event from before the play was on finds it off. */
  fired(tx: Tx, eventIds: readonly string[]): Promise<Firing[]> {
    return tx.query<Firing>(
      `WITH entered AS (
         SELECT subject, e.origin, max(e.seq) AS seq
         FROM events e CROSS JOIN LATERAL unnest(e.subjects) AS subject WHERE e.id = ANY($1) GROUP BY subject, e.origin
       )
       SELECT ${FIRING}, e.origin, p.enabled AND e.seq > p.enabled_after AS "playEnabled"
       FROM entered e JOIN (${MEMBERS}) ON m.id = e.subject ${RUNNING}
       WHERE p.enabled ORDER BY p.id, m.account_id`,
      [eventIds],
    );
  }

  /** For everybody who is in the segment: somebody asked for them, so it counts as live. */
  members(tx: Tx, playId: string): Promise<Firing[]> {
    return tx.query<Firing>(
      `SELECT ${FIRING}, 'live' AS origin, true AS "playEnabled" FROM ${MEMBERS} ${RUNNING} WHERE p.id = $1 ORDER BY m.account_id`,
      [playId],
    );
  }

  /** For how many accounts a run would start, by play, if existing members were taken. */
  async waiting(tx: Tx, playIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ playId: string; n: number }>(
      `SELECT p.id AS "playId", count(*)::int AS n FROM ${MEMBERS}
       WHERE p.id = ANY($1) AND NOT EXISTS (SELECT 1 FROM play_runs r WHERE r.play_id = p.id
         AND (r.trigger_id = m.id OR (r.account_id = m.account_id AND r.state = 'running'))) GROUP BY p.id`,
      [playIds],
    );
    return new Map(rows.map(({ playId, n }) => [playId, n]));
  }

  /** The segment that a play watches, and whether its members are known yet. */
  segmentOf(tx: Tx, playId: string): Promise<{ name: string; filled: boolean } | undefined> {
    return tx.one(
      `SELECT s.name, s.active AND s.filled_version = s.version AS filled FROM plays p
       JOIN segments s ON s.key = p.definition->'trigger'->>'segment' AND s.object = 'account' WHERE p.id = $1`,
      [playId],
    );
  }

  /** Running runs of plays that are on, whose account left by one of these memberships and is not back. */
  cleared(tx: Tx, membershipIds: readonly string[]): Promise<Clearing[]> {
    return tx.query<Clearing>(
      `SELECT DISTINCT r.id AS "runId", p.id AS "playId", s.name AS "segmentName"
       FROM segment_memberships m JOIN segments s ON s.id = m.segment_id
       JOIN plays p ON p.enabled AND p.definition->'trigger'->>'segment' = s.key
       JOIN play_runs r ON r.play_id = p.id AND r.account_id = m.account_id AND r.state = 'running' AND r.cleared_at IS NULL
       WHERE m.id = ANY($1) AND m.left_at IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM segment_memberships b WHERE b.segment_id = m.segment_id AND b.subject_id = m.subject_id AND b.left_at IS NULL)`,
      [membershipIds],
    );
  }
}
