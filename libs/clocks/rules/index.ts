export * from './policy.js';
export * from './timer.js';
export * from './work-calendar.js';
