// Learns from this install's own escalations, judges what was learnt on time that was held back, and uses it only if it wins.
import { Injectable } from '@nestjs/common';
import { Clock, newId, type Ranked } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { jobKind } from '#platform/queue';
import {
  calibrationOf,
  judgeModel,
  notEnough,
  type CalibrationPoint,
  type Judged,
  type Judgement,
} from '../rules/judge-model.js';
import { askModel, learn, type FittedModel, type PastCase } from '../rules/learn.js';
import { additiveScore, foundFactors } from '../rules/factors.js';
import { CaseFactsRepository } from '../store/case-facts.repository.js';
import { weekOf } from '../rules/week.js';
import { ModelRepository, type PredictionModel } from '../store/model.repository.js';
import { RankingRepository } from '../store/ranking.repository.js';
import { CollectPast } from './collect-past.js';
import { inTurns } from './in-turns.js';

export const FIT_MODEL = jobKind<object>('batch', 'predictions.fit');

/** Judged on the last 30 % of the cases; between what is learnt and what is judged lies a week. */
const LEARNT_PART = 0.7;
const GAP_MS = 7 * 86_400_000;
/** At these ages cases are looked at: the first hours, the first day, the third. */
const AGES_HOURS = [4, 24, 72];
/** A case that somebody looked at and disagreed teaches this many times as much. */
const DISAGREED_WEIGHT = 3;

interface Fitted {
  readonly judgement: Judgement;
  readonly judged: Judged | null;
  readonly calibration: readonly CalibrationPoint[];
  readonly model: FittedModel | null;
}

@Injectable()
export class FitModel {
  constructor(
    private readonly database: Database,
    private readonly models: ModelRepository,
    private readonly facts: CaseFactsRepository,
    private readonly ranking: RankingRepository,
    private readonly collect: CollectPast,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<PredictionModel> {
    const now = this.clock.now();
    // What is usual this week, too, is reckoned anew: cases that were brought in may have ended before it.
    await this.database.tx(SYSTEM, (tx) => this.facts.reckonNorms(tx, [weekOf(now)]));
    const { cases, escalated, cut } = await this.database.tx(SYSTEM, (tx) => this.models.size(tx, LEARNT_PART));
    const lacking = notEnough(cases, escalated);
    const fitted: Fitted =
      lacking || !cut
        ? {
            judgement: lacking ?? { inUse: false, because: 'too_few_cases', words: '' },
            judged: null,
            calibration: [],
            model: null,
          }
        : await this.fit(cut, now);
    const { judgement, judged, calibration, model } = fitted;
    const kind = model?.shape.kind ?? null;
    const row = { ...judgement, id: newId(now), fittedAt: now, cases, escalated, kind, judged, calibration };
    await this.database.tx(SYSTEM, async (tx) => {
      const before = await this.models.inUse(tx);
      await this.models.save(tx, row, judgement.inUse ? model : null);
      if (before !== undefined || judgement.inUse)
        await this.models.makeStale(tx, (before !== undefined) !== judgement.inUse);
    });
    return row;
  }

  private async fit(cut: Date, now: Date): Promise<Fitted> {
    const { past, capacityPercent } = await this.database.tx(SYSTEM, async (tx) => {
      const weights = new Map((await this.models.disagreed(tx)).map((id) => [id, DISAGREED_WEIGHT]));
      const outcomes = [{ kind: 'escalated' }] as const;
      const wish = { outcomes, agesHours: AGES_HOURS, from: new Date(0), to: now, until: now };
      return {
        past: await this.collect.run(tx, wish, weights),
        capacityPercent: (await this.ranking.settings(tx)).capacityPercent,
      };
    });
    const openedBefore = (at: number) => past.filter(({ facts }) => facts.openedAt.getTime() < at);
    const learnt = openedBefore(cut.getTime() - GAP_MS);
    const held = past.filter(({ facts, inPlay }) => inPlay && facts.openedAt >= cut);
    if (!learnt.some(({ outcomeAt }) => outcomeAt !== null && outcomeAt <= cut.getTime()))
      return { ...judgeModel([], [], capacityPercent), calibration: [], model: null };
    const tried = await inTurns(learn(learnt, cut.getTime()));
    const rank = (score: (each: PastCase) => number): Ranked[] =>
      held.map((each) => ({ score: score(each), hit: each.outcomeAt !== null }));
    const fitted = rank(({ facts }) => askModel(tried, facts).chance);
    const additive = rank(({ facts }) => additiveScore(foundFactors(facts)));
    const { judgement, judged } = judgeModel(additive, fitted, capacityPercent);
    const whole = judgement.inUse ? await inTurns(learn(openedBefore(now.getTime() - GAP_MS), now.getTime())) : tried;
    return { judgement, judged, calibration: judged ? calibrationOf(fitted) : [], model: whole };
  }
}
