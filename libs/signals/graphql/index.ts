export * from './signals-graphql.module.js';
export { Signal } from './signal.object.js';
