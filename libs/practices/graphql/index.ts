export * from './practice.object.js';
export * from './practices-graphql.module.js';
