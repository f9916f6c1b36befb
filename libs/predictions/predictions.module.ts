// Which open cases are likely to escalate, why, and who has looked at them.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { FactorSources } from './service/factor-sources.js';
import { ChangeSettings } from './service/change-settings.js';
import { CollectPast } from './service/collect-past.js';
import { CurrentModel } from './service/current-model.js';
import { EvaluateEscalation } from './service/evaluate-escalation.js';
import { FitModel } from './service/fit-model.js';
import { RankPredictions } from './service/rank-predictions.js';
import { ReviewPrediction } from './service/review-prediction.js';
import { ScoreCases } from './service/score-cases.js';
import { SweepPredictions } from './service/sweep-predictions.js';
import { CaseFactsRepository } from './store/case-facts.repository.js';
import { ModelRepository } from './store/model.repository.js';
import { OutcomeRepository } from './store/outcome.repository.js';
import { PredictionRepository } from './store/prediction.repository.js';
import { RankingRepository } from './store/ranking.repository.js';
import { ReviewRepository } from './store/review.repository.js';
import { TouchedCasesRepository } from './store/touched-cases.repository.js';

const parts = [
  CaseFactsRepository,
  ChangeSettings,
  CollectPast,
  CurrentModel,
  EvaluateEscalation,
  FitModel,
  ModelRepository,
  OutcomeRepository,
  PredictionRepository,
  RankingRepository,
  RankPredictions,
  ReviewPrediction,
  ReviewRepository,
  ScoreCases,
  SweepPredictions,
  TouchedCasesRepository,
];
const sources = { provide: FactorSources, useFactory: () => new FactorSources() };

@Module({ imports: [AccessModule], providers: [...parts, sources], exports: [...parts, FactorSources] })
export class PredictionsModule {}
