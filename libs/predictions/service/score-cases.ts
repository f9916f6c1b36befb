// Scores open cases from what is known of them now; cases that are over or in escalation are not predicted any more.
import { Injectable } from '@nestjs/common';
import { Clock, type Origin } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import type { CaseFacts } from '../rules/case-facts.js';
import { FactorSources } from './factor-sources.js';
import { additiveScore, foundFactors } from '../rules/factors.js';
import { askModel, reasonsOf } from '../rules/learn.js';
import { sharedHours } from '../rules/shared-hours.js';
import { CaseFactsRepository, type Snapshot } from '../store/case-facts.repository.js';
import { PredictionRepository, type ScoredCase } from '../store/prediction.repository.js';
import { CurrentModel } from './current-model.js';

@Injectable()
export class ScoreCases {
  constructor(
    private readonly facts: CaseFactsRepository,
    private readonly predictions: PredictionRepository,
    private readonly sources: FactorSources,
    private readonly current: CurrentModel,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** `origin`: of what happened to them; a sweep, in which nothing happens, says backfill. */
  async run(tx: Tx, caseIds: readonly string[], origin: Origin): Promise<void> {
    if (caseIds.length === 0) return;
    const at = this.clock.now();
    const open = await this.predictions.open(tx, caseIds);
    const others = new Set(caseIds);
    open.forEach((id) => others.delete(id));
    await this.predictions.drop(tx, [...others], at);
    const snapshots = open.map((caseId) => ({ caseId, at }));
    await this.predictions.save(tx, await this.score(tx, snapshots), origin, at);
  }

  private async score(tx: Tx, snapshots: readonly Snapshot[]): Promise<ScoredCase[]> {
    const [facts, more] = [await this.factsAt(tx, snapshots, 'now'), await this.sources.find(tx, snapshots)];
    const model = await this.current.model(tx);
    return facts.map((each, n) => {
      const { caseId } = each;
      const found = foundFactors(each, more[n]);
      const additive = additiveScore(found);
      if (model) {
        const asked = askModel(model, each);
        const score = Math.round(100 * asked.chance);
        return { caseId, score, additive, chance: asked.chance, factors: reasonsOf(asked, each) };
      }
      const factors = found.map(({ value, ...rest }) => ({ ...rest, words: this.sources.wordsOf({ value, ...rest }) }));
      return { caseId, score: additive, additive, chance: null, factors };
    });
  }

  /** In the order of the snapshots. */
  async factsAt(tx: Tx, snapshots: readonly Snapshot[], when: 'now' | 'past'): Promise<CaseFacts[]> {
    if (snapshots.length === 0) return [];
    const zone = this.config.BELLWETHER_TIME_ZONE;
    return (await this.facts.at(tx, snapshots, when)).map(({ customerZone, ...facts }) => ({
      ...facts,
      sharedHours: sharedHours(zone, customerZone, facts.at),
    }));
  }
}
