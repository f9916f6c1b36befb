export * from './image.js';
export * from './line-diff.js';
export * from './source.js';
