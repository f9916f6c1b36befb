// Which open cases are likely to escalate, why, and who has looked at them.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { FactorSources } from './rules/factor-sources.js';
import { RankPredictions } from './service/rank-predictions.js';
import { ScoreCases } from './service/score-cases.js';
import { SweepPredictions } from './service/sweep-predictions.js';
import { CaseFactsRepository } from './store/case-facts.repository.js';
import { PredictionRepository } from './store/prediction.repository.js';
import { RankingRepository } from './store/ranking.repository.js';
import { TouchedCasesRepository } from './store/touched-cases.repository.js';

const parts = [
  CaseFactsRepository,
  PredictionRepository,
  RankingRepository,
  RankPredictions,
  ScoreCases,
  SweepPredictions,
  TouchedCasesRepository,
];
const sources = { provide: FactorSources, useFactory: () => new FactorSources() };

@Module({ imports: [AccessModule], providers: [...parts, sources], exports: [...parts, FactorSources] })
export class PredictionsModule {}
