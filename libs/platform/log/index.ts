export * from './log.js';
export * from './log.module.js';
