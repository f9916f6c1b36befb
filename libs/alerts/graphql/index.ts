export * from './alerts-graphql.module.js';
export { Alert, AlertRule } from './alert.object.js';
