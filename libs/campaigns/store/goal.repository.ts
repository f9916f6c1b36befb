// Runs whose goal is still being measured, and who reached it.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { CampaignDefinition } from '../rules/campaign.js';

export interface MeasuredRun {
  readonly runId: string;
  readonly definition: CampaignDefinition;
}

@Injectable()
export class GoalRepository {
  /** One that was not looked at for so many minutes and that nobody else looks at; it counts as looked at from now on. */
  take(tx: Tx, everyMinutes: number, now: Date): Promise<MeasuredRun | undefined> {
    return tx.one<MeasuredRun>(
      `UPDATE campaign_runs r SET goals_at = $2 WHERE r.id = (
         SELECT o.id FROM campaign_runs o WHERE o.definition ? 'reached' AND (o.goals_at IS NULL OR o.goals_at <= $2::timestamptz - make_interval(mins => $1))
           AND EXISTS (SELECT 1 FROM campaign_enrolments e WHERE e.run_id = o.id AND e.goal_at IS NULL AND NOT e.goal_before
             AND e.entered_at > $2::timestamptz - make_interval(days => (o.definition->'reached'->>'withinDays')::int))
         ORDER BY o.goals_at NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING r.id AS "runId", r.definition`,
      [everyMinutes, now],
    );
  }

  /** Contacts who may still reach it in time, those who get nothing among them. */
  next(
    tx: Tx,
    runId: string,
    days: number,
    after: string | null,
    limit: number,
    now: Date,
  ): Promise<{ readonly id: string; readonly contactId: string }[]> {
    return tx.query(
      `SELECT e.id, e.contact_id AS "contactId" FROM campaign_enrolments e WHERE e.run_id = $1 AND e.goal_at IS NULL AND NOT e.goal_before
         AND e.entered_at > $4::timestamptz - make_interval(days => $2) AND ($3::uuid IS NULL OR e.id > $3) ORDER BY e.id LIMIT $5`,
      [runId, days, after, now, limit],
    );
  }

  async reached(tx: Tx, enrolmentIds: readonly string[], now: Date): Promise<void> {
    await tx.query(
      `UPDATE campaign_enrolments SET goal_at = $2, next_due = CASE WHEN state = 'active' AND NOT awaiting AND lead_id IS NULL THEN $2 ELSE next_due END
       WHERE id = ANY($1) AND goal_at IS NULL`,
      [enrolmentIds, now],
    );
  }

  /** Of the enrolments, those that had it or have it: by id. */
  async had(tx: Tx, enrolmentIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT e.id FROM campaign_enrolments e WHERE e.id = ANY($1) AND EXISTS (
         SELECT 1 FROM campaign_enrolments o WHERE (o.id = e.id OR o.lead_id = e.id) AND o.goal_at IS NOT NULL)`,
      [enrolmentIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** It was so before anything was sent: they prove nothing, and where `end` says so they get nothing. */
  async hadBefore(tx: Tx, enrolmentIds: readonly string[], end: boolean, now: Date): Promise<void> {
    await tx.query(
      `UPDATE campaign_enrolments SET goal_before = true, state = CASE WHEN $2 THEN 'exited' ELSE state END,
         reason = CASE WHEN $2 THEN 'had reached the goal before' ELSE reason END, next_due = CASE WHEN $2 THEN NULL ELSE next_due END,
         ended_at = CASE WHEN $2 THEN $3::timestamptz ELSE ended_at END
       WHERE id = ANY($1)`,
      [enrolmentIds, end, now],
    );
  }
}
