export * from './predictions.module.js';
export { RankPredictions } from './service/rank-predictions.js';
export { ScoreCases } from './service/score-cases.js';
export { SweepPredictions } from './service/sweep-predictions.js';
export { PredictionRepository, type Prediction, type PredictionFilter } from './store/prediction.repository.js';
