export * from './signals-graphql.module.js';
export { Signal, SignalFamilyEnum, SignalKindEnum } from './signal.object.js';
