export * from './predictions-graphql.module.js';
export { Prediction } from './prediction.object.js';
