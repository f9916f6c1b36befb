export * from './frequency.js';
export * from './play.js';
export * from './run-state.js';
export * from './states.js';
export * from './task-sharing.js';
export * from './trigger.js';
export * from './validate-play.js';
