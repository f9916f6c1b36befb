// Which rules an event speaks to, and whom they tell: one statement for each kind of trigger, over the whole batch.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Audience, Pace, Trigger, Watch } from '../rules/alert-rule.js';
import type { AlertFacts } from '../rules/words.js';

/** Somebody would be told, as far as they may see the case. */
export interface Hit {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ownerId: string;
  readonly userId: string;
  readonly caseId: string;
  readonly subjectId: string;
  readonly trigger: Trigger;
  readonly facts: AlertFacts;
  readonly at: Date;
  readonly pace: Pace;
  readonly email: boolean;
  readonly webhook: boolean;
}

export interface ToldClock {
  readonly caseId: string;
  readonly clock: string;
}

const MY_TEAMS: Watch = 'my_teams';
const EVERYTHING: Watch = 'everything';
const WHOLE_TEAM: Audience = 'team';

/** Case `c` is among those that rule `r` watches: a team's support groups, its accounts, the cases of its people. */
const WATCHED = `(r.watches = '${EVERYTHING}' OR EXISTS (
  SELECT 1 FROM teams t
  WHERE (t.id = r.team_id OR r.watches = '${MY_TEAMS}' AND t.id IN (SELECT team_id FROM team_members WHERE user_id = r.owner_id))
    AND (c.team = ANY(t.support_groups)
      OR EXISTS (SELECT 1 FROM team_accounts a WHERE a.team_id = t.id AND a.account_id = c.account_id)
      OR EXISTS (SELECT 1 FROM team_members m JOIN users u ON u.id = m.user_id WHERE m.team_id = t.id AND u.email = lower(c.assignee)))))`;

/** The people whom rule `r` tells, as `p.user_id`. */
const PEOPLE = `CROSS JOIN LATERAL (
    SELECT r.owner_id AS user_id UNION SELECT m.user_id FROM team_members m WHERE r.audience = '${WHOLE_TEAM}' AND m.team_id = r.team_id
  ) p JOIN users u ON u.id = p.user_id AND u.active JOIN users owner ON owner.id = r.owner_id AND owner.active`;

const hits = (subject: string, at: string, facts: string, trigger: string): string =>
  `r.id AS "ruleId", r.name AS "ruleName", r.owner_id AS "ownerId", p.user_id AS "userId", c.id AS "caseId", ${subject} AS "subjectId",
   ${trigger} AS trigger, ${facts} AS facts, ${at} AS at, r.pace, r.email, r.webhook_url IS NOT NULL AS webhook`;

@Injectable()
export class HitRepository {
  /** Rules on messages of a direction whatever they say. */
  async ofMessages(tx: Tx, messageIds: readonly string[]): Promise<Hit[]> {
    return tx.query<Hit>(
      `SELECT ${hits('m.id', 'm.sent_at', `jsonb_build_object('direction', m.direction)`, `'message'`)}
       FROM messages m JOIN cases c ON c.id = m.case_id
       JOIN alert_rules r ON r.enabled AND r.direction = m.direction AND r.families = '{}' AND r.kinds = '{}' ${PEOPLE}
       WHERE m.id = ANY($1) AND m.origin = 'live' AND NOT m.automatic AND ${WATCHED}`,
      [messageIds],
    );
  }

  /** Several signals of one message are one alert that names them all. */
  async ofSignals(tx: Tx, signalIds: readonly string[]): Promise<Hit[]> {
    return tx.query<Hit>(
      `SELECT ${hits('m.id', 'm.sent_at', `jsonb_build_object('kinds', s.kinds, 'direction', m.direction)`, `'message'`)}
       FROM (SELECT DISTINCT message_id FROM signals WHERE id = ANY($1)) touched
       JOIN messages m ON m.id = touched.message_id JOIN cases c ON c.id = m.case_id
       JOIN alert_rules r ON r.enabled AND (r.direction IS NULL OR r.direction = m.direction) AND (r.families <> '{}' OR r.kinds <> '{}')
       CROSS JOIN LATERAL (
         SELECT array_agg(DISTINCT s.kind ORDER BY s.kind) AS kinds FROM signals s
         WHERE s.message_id = m.id AND (s.kind = ANY(r.kinds) OR s.family = ANY(r.families))) s ${PEOPLE}
       WHERE s.kinds IS NOT NULL AND m.origin = 'live' AND ${WATCHED}`,
      [signalIds],
    );
  }

  /**
   * Where a score has crossed a threshold and is still beyond it: the alert is about the step that crossed it, so that it
   * is told once, and again when the score comes back and crosses anew. What was so before the rule is no news.
   */
  async ofScores(tx: Tx, caseIds: readonly string[]): Promise<Hit[]> {
    return tx.query<Hit>(
      `SELECT ${hits(
        `coalesce(x.message_id, md5(c.id::text || x.score || x.at)::uuid)`,
        'x.at',
        `jsonb_build_object('score', x.score, 'value', x.value)`,
        `'score'`,
      )}
       FROM cases c
       JOIN alert_rules r ON r.enabled AND (r.sentiment_at_most IS NOT NULL OR r.attention_at_least IS NOT NULL)
       CROSS JOIN LATERAL (VALUES ('sentiment', -r.sentiment_at_most, -1), ('attention', r.attention_at_least, 1)) t(score, least, sign)
       CROSS JOIN LATERAL (
         SELECT b.* FROM (
           SELECT p.*, p.value * t.sign >= t.least AS beyond,
             lead(p.value * t.sign >= t.least) OVER (ORDER BY p.seq DESC) AS before,
             bool_and(p.value * t.sign >= t.least) OVER (ORDER BY p.seq DESC) AS since
           FROM score_points p WHERE p.case_id = c.id AND p.score = t.score) b
         WHERE b.since AND b.before IS NOT TRUE ORDER BY b.seq LIMIT 1) x
       LEFT JOIN messages m ON m.id = x.message_id ${PEOPLE}
       WHERE c.id = ANY($1) AND c.state IN ('open', 'pending') AND t.least IS NOT NULL AND x.at >= r.enabled_at
         AND coalesce(m.origin, 'live') = 'live' AND ${WATCHED}`,
      [caseIds],
    );
  }

  /** A case that has come onto the list: each stay on it is news of its own. */
  async ofPredictions(tx: Tx, caseIds: readonly string[]): Promise<Hit[]> {
    return tx.query<Hit>(
      `SELECT ${hits(
        'md5(c.id::text || s.from_at)::uuid',
        's.from_at',
        `jsonb_build_object('value', q.score, 'factors', (SELECT jsonb_agg(f ->> 'key') FROM jsonb_path_query(q.factors, '$[0 to 2]') f))`,
        `'likely_to_escalate'`,
      )}
       FROM predictions q JOIN prediction_listings s ON s.case_id = q.case_id AND s.to_at IS NULL JOIN cases c ON c.id = q.case_id
       JOIN alert_rules r ON r.enabled AND r.likely_to_escalate ${PEOPLE}
       WHERE q.case_id = ANY($1) AND q.rank IS NOT NULL AND ${WATCHED}`,
      [caseIds],
    );
  }

  /** The timer of each clock that has just been told of; each timer is news of its own, once nearly due and once overdue. */
  async ofClocks(tx: Tx, trigger: 'clock_warned' | 'clock_breached', told: readonly ToldClock[]): Promise<Hit[]> {
    const at = trigger === 'clock_warned' ? 'k.warned_at' : 'k.breached_at';
    return tx.query<Hit>(
      `SELECT ${hits(
        `md5(c.id::text || k.clock || k.started_at || '${trigger}')::uuid`,
        at,
        `jsonb_build_object('clock', k.clock)`,
        `'${trigger}'`,
      )}
       FROM jsonb_to_recordset($1) AS g("caseId" uuid, clock text) JOIN cases c ON c.id = g."caseId"
       CROSS JOIN LATERAL (
         SELECT k.* FROM case_clocks k WHERE k.case_id = c.id AND k.clock = g.clock ORDER BY k.started_at DESC LIMIT 1) k
       JOIN alert_rules r ON r.enabled AND r.${trigger} ${PEOPLE}
       WHERE ${at} IS NOT NULL AND ${WATCHED}`,
      [JSON.stringify(told)],
    );
  }
}
