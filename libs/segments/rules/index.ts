export * from './backtest.js';
export * from './cause.js';
export * from './list-fact.js';
export * from './list-file.js';
export * from './segment.js';
