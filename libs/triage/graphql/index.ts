export * from './triage-graphql.module.js';
export { CaseTriage, Engagement } from './triage.object.js';
