// Alerts as rows: raised once, read, acted on.
import { Injectable } from '@nestjs/common';
import { newId, type CappedCount, type Page, type PageRequest } from '#kernel';
import { countCapped, listPage, type Tx } from '#platform/database';
import type { ActChannel, AlertAct } from '../rules/act.js';
import type { Trigger } from '../rules/alert-rule.js';
import type { AlertFacts } from '../rules/words.js';
import type { Hit } from './hit.repository.js';

export interface Alert {
  readonly id: string;
  readonly ruleId: string | null;
  readonly ruleName: string;
  readonly userId: string;
  readonly caseId: string;
  readonly trigger: Trigger;
  readonly subjectId: string;
  readonly facts: AlertFacts;
  readonly occurredAt: Date;
  readonly raisedAt: Date;
  readonly readAt: Date | null;
  readonly act: AlertAct | null;
  readonly actReason: string | null;
  readonly actChannel: ActChannel | null;
  readonly actedAt: Date | null;
}

export interface AlertFilter {
  readonly unread?: boolean | null;
  readonly caseId?: string | null;
}

export interface Act {
  readonly act: AlertAct;
  readonly reason: string | null;
  readonly channel: ActChannel;
  readonly at: Date;
}

const COLUMNS = `a.id, a.rule_id AS "ruleId", a.rule_name AS "ruleName", a.user_id AS "userId", a.case_id AS "caseId", a.trigger,
  a.subject_id AS "subjectId", a.facts, a.occurred_at AS "occurredAt", a.raised_at AS "raisedAt", a.read_at AS "readAt", a.act,
  a.act_reason AS "actReason", a.act_channel AS "actChannel", a.acted_at AS "actedAt"`;

/** Row scope lets only their own through for people; `$1` says so for those who look with the system's eyes as well. */
const conditions = (userId: string, { unread, caseId }: AlertFilter) => ({
  where: [
    'a.user_id = $1',
    ...(unread == null ? [] : [unread ? 'a.read_at IS NULL' : 'a.read_at IS NOT NULL']),
    '($2::uuid IS NULL OR a.case_id = $2)',
  ],
  params: [userId, caseId ?? null],
});

@Injectable()
export class AlertRepository {
  byId(tx: Tx, id: string): Promise<Alert | undefined> {
    return tx.one<Alert>(`SELECT ${COLUMNS} FROM alerts a WHERE a.id = $1`, [id]);
  }

  list(tx: Tx, userId: string, filter: AlertFilter, request: PageRequest): Promise<Page<Alert>> {
    return listPage<Alert>(
      tx,
      {
        select: COLUMNS,
        from: 'alerts a',
        ...conditions(userId, filter),
        sort: { sql: 'a.raised_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'a.id',
      },
      request,
    );
  }

  count(tx: Tx, userId: string, filter: AlertFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'alerts a', ...conditions(userId, filter) });
  }

  /** Once for each (rule, person, subject). Answers with those that are new. */
  async raise(tx: Tx, hits: readonly Hit[], now: Date): Promise<(Hit & { readonly id: string })[]> {
    const given = hits.map((hit) => ({ ...hit, id: newId(now) }));
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO alerts (id, rule_id, rule_name, user_id, case_id, trigger, subject_id, facts, occurred_at, raised_at)
       SELECT id, "ruleId", "ruleName", "userId", "caseId", trigger, "subjectId", facts, at, $2
       FROM jsonb_to_recordset($1) AS g(id uuid, "ruleId" uuid, "ruleName" text, "userId" uuid, "caseId" uuid, trigger text,
         "subjectId" uuid, facts jsonb, at timestamptz)
       ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(given), now],
    );
    const fresh = new Set(rows.map(({ id }) => id));
    return given.filter(({ id }) => fresh.has(id));
  }

  /** Answers with those that were unread. `ids` null: all of the person. */
  async read(tx: Tx, userId: string, ids: readonly string[] | null, now: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE alerts SET read_at = $3 WHERE user_id = $1 AND read_at IS NULL AND ($2::uuid[] IS NULL OR id = ANY($2)) RETURNING id`,
      [userId, ids, now],
    );
    return rows.map(({ id }) => id);
  }

  /** Held until the transaction ends, so that two clicks are one after the other. */
  hold(tx: Tx, id: string): Promise<Alert | undefined> {
    return tx.one<Alert>(`SELECT ${COLUMNS} FROM alerts a WHERE a.id = $1 FOR NO KEY UPDATE`, [id]);
  }

  async acted(tx: Tx, id: string, { act, reason, channel, at }: Act): Promise<void> {
    await tx.query(
      `UPDATE alerts SET act = $2, act_reason = $3, act_channel = $4, acted_at = $5, read_at = coalesce(read_at, $5) WHERE id = $1`,
      [id, act, reason, channel, at],
    );
  }
}
