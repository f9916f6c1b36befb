export * from './cause.js';
export * from './segment.js';
