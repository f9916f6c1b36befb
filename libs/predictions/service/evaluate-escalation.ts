// How well each order of open cases would have shown what went wrong later, on time that was held back.
import { Injectable } from '@nestjs/common';
import { Clock, err, ok, type Ranked, type Result } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { additiveScore, foundFactors } from '../rules/factors.js';
import { askModel, learn, type PastCase, type Shape } from '../rules/learn.js';
import type { Outcome } from '../rules/outcome.js';
import { ORDERS, rankQuality, type Order, type RankQuality } from '../rules/rank-quality.js';
import { CollectPast } from './collect-past.js';
import { inTurns } from './in-turns.js';

export interface EvaluationWish {
  readonly outcomes: readonly Outcome[];
  readonly ageHours: number;
  /** the model learns from cases opened before, and from what was known of them until `labelsUntil` */
  readonly trainUntil: Date;
  readonly labelsUntil: Date;
  /** judged on cases opened in [testFrom, testTo), by all that is known of them now */
  readonly testFrom: Date;
  readonly testTo: Date;
}

export interface Evaluation {
  readonly trained: number;
  readonly trainedEscalated: number;
  readonly tested: number;
  readonly testedEscalated: number;
  readonly model: Shape['kind'];
  readonly orders: Readonly<Record<Order, RankQuality>>;
}

const URGENCY: Readonly<Record<string, number>> = { critical: 3, high: 2, normal: 1, low: 0 };

@Injectable()
export class EvaluateEscalation {
  constructor(
    private readonly database: Database,
    private readonly collect: CollectPast,
    private readonly clock: Clock,
  ) {}

  async run({
    outcomes,
    ageHours,
    trainUntil,
    labelsUntil,
    testFrom,
    testTo,
  }: EvaluationWish): Promise<Result<Evaluation>> {
    const wish = { outcomes, agesHours: [ageHours], until: this.clock.now() };
    const [past, held] = await this.database.tx(SYSTEM, async (tx) => [
      await this.collect.run(tx, { ...wish, from: new Date(0), to: trainUntil }),
      await this.collect.run(tx, { ...wish, from: testFrom, to: testTo }),
    ]);
    const until = labelsUntil.getTime();
    const train = past.filter((each) => each.inPlay && each.facts.at.getTime() <= until);
    const test = held.filter(({ inPlay }) => inPlay);
    const trainHits = train.filter(({ outcomeAt }) => outcomeAt !== null && outcomeAt <= until).length;
    const testHits = test.filter(({ outcomeAt }) => outcomeAt !== null).length;
    if (trainHits === 0 || trainHits === train.length)
      return err(
        'NOTHING_TO_LEARN',
        'Before --train-until no case came to the outcome, or all did. Choose other dates.',
      );
    if (testHits === 0 || testHits === test.length)
      return err('NOTHING_TO_JUDGE', 'In the test window no case came to the outcome, or all did. Choose other dates.');
    const model = await inTurns(learn(past, until));
    const scores: Record<Order, (each: PastCase) => number> = {
      additive: ({ facts }) => additiveScore(foundFactors(facts)),
      fitted: ({ facts }) => askModel(model, facts).chance,
      priority: ({ facts }) => URGENCY[facts.priority ?? ''] ?? 1,
      reassignments: ({ facts }) => facts.handOvers,
      age: ({ facts }) => -facts.openedAt.getTime(),
    };
    const rank = (score: (each: PastCase) => number): Ranked[] =>
      test.map((each) => ({ score: score(each), hit: each.outcomeAt !== null }));
    return ok({
      trained: train.length,
      trainedEscalated: trainHits,
      tested: test.length,
      testedEscalated: testHits,
      model: model.shape.kind,
      orders: Object.fromEntries(
        ORDERS.map((order) => [order, rankQuality(rank(scores[order]))]),
      ) as Evaluation['orders'],
    });
  }
}
