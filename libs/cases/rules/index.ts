export * from './case.js';
export * from './check-message.js';
