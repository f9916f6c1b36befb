// The past of an install as lessons: its cases at fixed ages, each with what was known then and what became of it.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { PastCase } from '../rules/learn.js';
import type { Outcome } from '../rules/outcome.js';
import { weekOf } from '../rules/week.js';
import { CaseFactsRepository } from '../store/case-facts.repository.js';
import { OutcomeRepository } from '../store/outcome.repository.js';
import { ScoreCases } from './score-cases.js';

export interface PastWish {
  readonly outcomes: readonly Outcome[];
  /** opened in [from, to) */
  readonly from: Date;
  readonly to: Date;
  readonly agesHours: readonly number[];
  /** nothing later is looked at */
  readonly until: Date;
}

/** The latest cases are most like the next ones; more would only take longer. */
const MOST_CASES = 30_000;
const HOUR_MS = 3_600_000;

@Injectable()
export class CollectPast {
  constructor(
    private readonly outcomes: OutcomeRepository,
    private readonly facts: CaseFactsRepository,
    private readonly scoring: ScoreCases,
  ) {}

  /** `weightOf`: by case; 1 where absent. */
  async run(
    tx: Tx,
    { outcomes, from, to, agesHours, until }: PastWish,
    weightOf: ReadonlyMap<string, number> = new Map(),
  ): Promise<PastCase[]> {
    const cases = await this.outcomes.cases(tx, outcomes, from, to, MOST_CASES);
    const snapshots = cases.flatMap(({ caseId, openedAt, outcomeAt }) =>
      agesHours
        .map((age) => ({ caseId, outcomeAt, at: new Date(openedAt.getTime() + age * HOUR_MS) }))
        .filter(({ at }) => at <= until),
    );
    await this.facts.reckonNorms(tx, weeksOf(snapshots.map(({ at }) => at)));
    const facts = await this.scoring.factsAt(tx, snapshots, 'past');
    return facts.map((each, n) => {
      const outcomeAt = snapshots[n]?.outcomeAt?.getTime() ?? null;
      const isOpen = each.state === 'open' || each.state === 'pending';
      const inPlay = isOpen && (outcomeAt === null || outcomeAt > each.at.getTime());
      return { facts: each, outcomeAt, inPlay, weight: weightOf.get(each.caseId) ?? 1 };
    });
  }
}

function weeksOf(moments: readonly Date[]): Date[] {
  const weeks = moments.map((at) => weekOf(at).getTime());
  return [...new Set(weeks)].sort((a, b) => a - b).map((week) => new Date(week));
}
