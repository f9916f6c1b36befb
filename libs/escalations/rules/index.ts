export * from './check-escalation.js';
export * from './end-of-day.js';
export * from './escalation.js';
