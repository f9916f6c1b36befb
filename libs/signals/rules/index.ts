// The thinking of the room: what a message says, and what that does to the scores of its case.
export * from './attention.js';
export { LIVE_LIMIT, liveText, type AsideReason, type LiveText, type TextRange } from './clean-text.js';
export { detectSignals, signalsIn, type DetectedSignal } from './detect.js';
export * from './kinds.js';
export { compilePack, type CompiledPack, type PatternPack, type SignalRule, type Silence } from './pack.js';
export { en } from './packs/en.js';
export { NEGATIVE_FROM, negativityOf } from './negativity.js';
export { polarityOf, type Polarity } from './polarity.js';
export { readMessage, type ReadMessage } from './read-message.js';
export * from './replay-case.js';
export * from './score-point.js';
export * from './sentiment.js';
export { DENSE } from './model/dense.js';
export { exampleOf } from './model/example.js';
export { fitLogistic, oddsOf, sigmoid, type Example, type FitRow, type Weights } from './model/fit.js';
export { packLexicon, unpackLexicon } from './model/lexicon.js';
export { parseModel, PolarityModel, type ModelHeader, type Odds } from './model/polarity-model.js';
export { modelBytes, quantise } from './model/quantise.js';
