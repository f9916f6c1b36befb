export * from './budget.js';
export * from './platform.module.js';
