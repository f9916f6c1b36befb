export * from './bloc-error.js';
export * from './bloc.js';
export * from './differences.js';
export * from './parse-bloc.js';
export * from './plan.js';
export type { Installed } from './references.js';
