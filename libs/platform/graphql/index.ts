export * from './context.js';
export * from './format-error.js';
export * from './graphql.module.js';
export * from './json.scalar.js';
export * from './page.object.js';
export * from './refused.object.js';
