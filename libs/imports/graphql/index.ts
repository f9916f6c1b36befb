export * from './imports-graphql.module.js';
export { ImportRun } from './import-run.object.js';
