export * from './triage.module.js';
export { AcknowledgeCases } from './service/acknowledge-cases.js';
export { Engage } from './service/engage.js';
export { NextContacts, type NextContactSource } from './service/next-contacts.js';
export { ShiftRuns } from './service/shift-runs.js';
export { TriageNumbers, type Coverage } from './service/triage-numbers.js';
export { EngagementRepository, type Engagement } from './store/engagement.repository.js';
