export * from './case-facts.js';
export * from './factors.js';
export * from './review.js';
export * from './shared-hours.js';
export * from './outcome.js';
export * from './rank-quality.js';
