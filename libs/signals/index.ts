export * from './signals.module.js';
export { PolarityModels, shippedModel } from './service/polarity-models.js';
export { ReadMessages } from './service/read-messages.js';
export { ScoreCases } from './service/score-cases.js';
export { CaseScoreRepository, type CaseScore, type ScorePointRow } from './store/case-score.repository.js';
export { Signal } from './store/signal.entity.js';
export { SignalRepository, type QuotedSignal } from './store/signal.repository.js';
