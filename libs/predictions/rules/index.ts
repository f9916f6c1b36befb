export * from './case-facts.js';
export * from './factor-sources.js';
export * from './factors.js';
export * from './review.js';
export * from './shared-hours.js';
