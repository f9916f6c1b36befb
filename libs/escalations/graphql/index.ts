export * from './escalations-graphql.module.js';
export { Escalation, EscalationRequest } from './escalation.object.js';
