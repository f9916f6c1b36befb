// What other rooms may use of importing without its storage: mappings, targets, shapes and the reject file.
export * from './compile-mapping.js';
export * from './guess-shape.js';
export * from './mapping.js';
export * from './reject-line.js';
export * from './row.js';
export * from './run.js';
export * from './shapes/index.js';
export * from './target.js';
export * from './values-of.js';
