// Backtests as rows, and one look of them as one statement.
import { Injectable } from '@nestjs/common';
import {
  existedSql,
  Params,
  shifted,
  SUBJECTS,
  type Moment,
  type Rule,
  type Statement,
  type SubjectKind,
} from '#facts/rules';
import type { Tx } from '#platform/database';
import type { Outcome, Tally } from '../rules/index.js';

export type BacktestState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

export interface Backtest {
  readonly id: string;
  readonly segmentId: string;
  readonly object: SubjectKind;
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly everyDays: number;
  readonly horizonDays: number;
  readonly state: BacktestState;
  readonly looks: number;
  readonly looked: number;
  readonly problem: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface LookTally extends Tally {
  readonly day: string;
}

/** What followed in all: how many times, how often a look had foreseen it, and how many days before, in the middle. */
export interface Foreseen {
  readonly outcomes: number;
  readonly foreseen: number;
  readonly medianLeadDays: number | null;
}

const COLUMNS = `b.id, b.segment_id AS "segmentId", b.object, b.rule, b.outcome, b.from_on::text AS "fromOn", b.until_on::text AS "untilOn",
  b.every_days AS "everyDays", b.horizon_days AS "horizonDays", b.state, b.looks, b.looked, b.problem, b.created_by AS "createdBy",
  b.created_at AS "createdAt", b.finished_at AS "finishedAt"`;

const FOLLOWED: Readonly<Record<Outcome, (account: string) => string>> = {
  escalation: () => 'SELECT e.account_id, e.opened_at AS at FROM escalations e',
  churn: (zone) => `SELECT a.id AS account_id, a.churned_on::timestamp AT TIME ZONE ${zone} AS at FROM accounts a`,
};

@Injectable()
export class BacktestRepository {
  async insert(tx: Tx, backtest: Omit<Backtest, 'state' | 'looked' | 'problem' | 'finishedAt'>): Promise<void> {
    const {
      id,
      segmentId,
      object,
      rule,
      outcome,
      fromOn,
      untilOn,
      everyDays,
      horizonDays,
      looks,
      createdBy,
      createdAt,
    } = backtest;
    await tx.query(
      `INSERT INTO segment_backtests (id, segment_id, object, rule, outcome, from_on, until_on, every_days, horizon_days, looks, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        segmentId,
        object,
        JSON.stringify(rule),
        outcome,
        fromOn,
        untilOn,
        everyDays,
        horizonDays,
        looks,
        createdBy,
        createdAt,
      ],
    );
  }

  byId(tx: Tx, id: string): Promise<Backtest | undefined> {
    return tx.one<Backtest>(`SELECT ${COLUMNS} FROM segment_backtests b WHERE b.id = $1`, [id]);
  }

  /** The last ten, newest first. */
  ofSegment(tx: Tx, segmentId: string): Promise<Backtest[]> {
    return tx.query<Backtest>(
      `SELECT ${COLUMNS} FROM segment_backtests b WHERE b.segment_id = $1 ORDER BY b.created_at DESC, b.id LIMIT 10`,
      [segmentId],
    );
  }

  due(tx: Tx): Promise<Backtest[]> {
    return tx.query<Backtest>(
      `SELECT ${COLUMNS} FROM segment_backtests b WHERE b.state IN ('waiting', 'running') ORDER BY b.created_at`,
    );
  }

  /** Nothing where it is over, or where another worker is at it. */
  lock(tx: Tx, id: string): Promise<Backtest | undefined> {
    return tx.one<Backtest>(
      `SELECT ${COLUMNS} FROM segment_backtests b WHERE b.id = $1 AND b.state IN ('waiting', 'running') FOR UPDATE SKIP LOCKED`,
      [id],
    );
  }

  async move(
    tx: Tx,
    id: string,
    state: BacktestState,
    looked: number,
    now: Date,
    problem: string | null = null,
  ): Promise<boolean> {
    const over = state !== 'waiting' && state !== 'running';
    const moved = await tx.query(
      `UPDATE segment_backtests SET state = $2, looked = $3, problem = $4, finished_at = $5 WHERE id = $1 RETURNING id`,
      [id, state, looked, problem, over ? now : null],
    );
    return moved.length > 0;
  }

  /** `members` selects the ids of those who were in at the moment. */
  async look(
    tx: Tx,
    { id, object, outcome, horizonDays }: Backtest,
    day: string,
    members: Statement,
    moment: Moment,
  ): Promise<void> {
    const { table, alias } = SUBJECTS[object];
    const params = new Params(moment);
    const account = object === 'account' ? `${alias}.id` : `${alias}.account_id`;
    const [backtest, on] = [params.bind(id, 'uuid'), params.bind(day, 'date')];
    const horizon = params.bind(horizonDays, 'integer');
    const end = `${params.now} + make_interval(days => ${horizon})`;
    const { text, params: bound } = params.statement(`there AS MATERIALIZED (
        SELECT ${alias}.id, ${account} AS account_id FROM ${table} ${alias} JOIN accounts own ON own.id = ${account}
        WHERE ${existedSql(object, params)} AND (own.churned_on IS NULL OR own.churned_on >= ${params.today})
      ), followed AS MATERIALIZED (
        SELECT account_id, min(at) AS at FROM (${FOLLOWED[outcome](params.zone)}) f WHERE at > ${params.now} AND at <= ${end} GROUP BY 1
      ), judged AS MATERIALIZED (
        SELECT t.id, t.account_id, f.at, m.id IS NOT NULL AS is_in
        FROM there t LEFT JOIN followed f USING (account_id) LEFT JOIN members m ON m.id = t.id
      ), kept AS (
        INSERT INTO segment_backtest_outcomes AS o (backtest_id, subject_id, account_id, outcome_at, first_look)
        SELECT ${backtest}, id, account_id, at, CASE WHEN is_in THEN ${params.now} END FROM judged WHERE at IS NOT NULL
        ON CONFLICT (backtest_id, subject_id, outcome_at) DO UPDATE SET first_look = coalesce(o.first_look, excluded.first_look)
        WHERE o.first_look IS NULL AND excluded.first_look IS NOT NULL
      )
      INSERT INTO segment_backtest_looks (backtest_id, day, members, hits, everybody, everybody_hits)
      SELECT ${backtest}, ${on}, count(*) FILTER (WHERE is_in), count(*) FILTER (WHERE is_in AND at IS NOT NULL), count(*), count(at) FROM judged`);
    await tx.query(`WITH members AS MATERIALIZED (${shifted(members, bound.length)}), ${text}`, [
      ...bound,
      ...members.params,
    ]);
  }

  looks(tx: Tx, id: string): Promise<LookTally[]> {
    return tx.query<LookTally>(
      `SELECT day::text, members, hits, everybody, everybody_hits AS "everybodyHits" FROM segment_backtest_looks WHERE backtest_id = $1 ORDER BY day`,
      [id],
    );
  }

  async foreseen(tx: Tx, id: string): Promise<Foreseen> {
    const found = await tx.one<Foreseen>(
      `SELECT count(*)::int AS outcomes, count(first_look)::int AS foreseen,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM outcome_at - first_look) / 86400)::float8 AS "medianLeadDays"
       FROM segment_backtest_outcomes WHERE backtest_id = $1`,
      [id],
    );
    return found ?? { outcomes: 0, foreseen: 0, medianLeadDays: null };
  }
}
