// How many cases a team has time for, and what brings a reviewed one back: for those who decide about escalations.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { fail } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { RankingRepository, type PredictionSettings } from '../store/ranking.repository.js';

@Injectable()
export class ChangeSettings {
  constructor(
    private readonly database: Database,
    private readonly ranking: RankingRepository,
    private readonly audit: Audit,
  ) {}

  run(scope: Scope, settings: PredictionSettings): Promise<PredictionSettings> {
    const { capacityPercent, returnPoints } = settings;
    if (!(capacityPercent > 0 && capacityPercent <= 100))
      fail('CAPACITY_INVALID', 'The capacity must be more than 0 and at most 100 percent.');
    if (!Number.isInteger(returnPoints) || returnPoints < 1 || returnPoints > 100)
      fail('RETURN_POINTS_INVALID', 'The points must be a whole number from 1 to 100.');
    return this.database.tx(scope, async (tx) => {
      await this.ranking.change(tx, settings);
      await this.audit.record(tx, 'escalation.prediction-settings', null, { ...settings });
      return settings;
    });
  }
}
