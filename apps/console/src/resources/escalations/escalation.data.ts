// What the console asks of the API about escalations.
import type { ResourceData } from '../../data/resource-data.js';
import type { Account, Case, Escalation, User } from '../../schema.js';

export type EscalationRow = Pick<
  Escalation,
  | 'id'
  | 'severity'
  | 'stage'
  | 'reason'
  | 'openedAt'
  | 'resolvedAt'
  | 'nextUpdateDueAt'
  | 'valueAtStake'
  | 'currency'
  | 'daysInEscalation'
> & {
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly case: Pick<Case, 'id' | 'subject'> | null;
  readonly owner: Pick<User, 'id' | 'name'> | null;
};

export type EscalationRecord = EscalationRow &
  Pick<
    Escalation,
    | 'accountId'
    | 'caseId'
    | 'valueReason'
    | 'plan'
    | 'rootCause'
    | 'summary'
    | 'prevention'
    | 'reopenedFromId'
    | 'source'
  > & {
    readonly openedBy: Pick<User, 'id' | 'name'> | null;
    readonly resolvedBy: Pick<User, 'id' | 'name'> | null;
  };

const row = `
  severity stage reason openedAt resolvedAt nextUpdateDueAt valueAtStake currency daysInEscalation
  account { id name } case { id subject } owner { id name }`;

export const data: ResourceData = {
  type: 'Escalation',
  page: 'escalations',
  one: 'escalation',
  count: 'escalationCount',
  row,
  record: `${row}
  accountId caseId valueReason plan rootCause summary prevention reopenedFromId source
  openedBy { id name } resolvedBy { id name }`,
};
