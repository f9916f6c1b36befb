export * from './bloc-error.js';
export * from './bloc.js';
export * from './parse-bloc.js';
export type { Installed } from './references.js';
