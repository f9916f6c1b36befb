export * from './campaign.js';
export * from './progress.js';
export * from './run-state.js';
export * from './schedule.js';
export * from './validate-campaign.js';
