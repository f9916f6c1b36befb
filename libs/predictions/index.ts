export * from './predictions.module.js';
export { EvaluateEscalation, type Evaluation } from './service/evaluate-escalation.js';
export { FactorSources, type FactorSource } from './service/factor-sources.js';
export { FIT_MODEL, FitModel } from './service/fit-model.js';
export { RankPredictions } from './service/rank-predictions.js';
export { ReviewPrediction, type Review } from './service/review-prediction.js';
export { ScoreCases } from './service/score-cases.js';
export { SweepPredictions } from './service/sweep-predictions.js';
export { PredictionRepository, type Prediction, type PredictionFilter } from './store/prediction.repository.js';
