export * from './signals-graphql.module.js';
export { Signal, SignalFamilyEnum, SignalKindEnum, SignalType } from './signal.object.js';
