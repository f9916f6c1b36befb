export * from './escalations.module.js';
export { ChangeEscalation } from './service/change-escalation.js';
export { DecideRequest, type Acceptance } from './service/decide-request.js';
export { OpenEscalation, type EscalationWish } from './service/open-escalation.js';
export { ReopenEscalation } from './service/reopen-escalation.js';
export { RequestEscalation } from './service/request-escalation.js';
export { SaveEscalations, type EscalationRow } from './service/save-escalations.js';
export { EscalationRequest } from './store/escalation-request.entity.js';
export { EscalationRequestRepository } from './store/escalation-request.repository.js';
export { Escalation } from './store/escalation.entity.js';
export {
  EscalationRepository,
  keyText,
  type EscalationFilter,
  type EscalationKey,
} from './store/escalation.repository.js';
export { ESCALATION_HISTORY } from './store/escalation.table.js';
