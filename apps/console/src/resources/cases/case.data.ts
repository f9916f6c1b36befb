// What the console asks of the API about cases. Lists show what is open or pending unless somebody asks for more.
import type { FilterValues, ResourceData } from '../../data/resource-data.js';
import type { Account, Case, CaseState, Contact, Escalation, EscalationRequest } from '../../schema.js';

export type CaseRow = Pick<
  Case,
  | 'id'
  | 'subject'
  | 'state'
  | 'status'
  | 'priority'
  | 'sentiment'
  | 'attention'
  | 'lastInboundAt'
  | 'openedAt'
  | 'assignee'
  | 'team'
> & {
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly escalation: Pick<Escalation, 'id'> | null;
  readonly escalationRequest: Pick<EscalationRequest, 'id'> | null;
};

export type CaseRecord = CaseRow &
  Pick<
    Case,
    | 'externalId'
    | 'source'
    | 'product'
    | 'severity'
    | 'contactEmail'
    | 'organisationKey'
    | 'firstResponseAt'
    | 'lastOutboundAt'
    | 'resolvedAt'
    | 'closedAt'
    | 'reopenCount'
    | 'negativeSignals'
    | 'needsAttentionSignals'
  > & { readonly contact: Pick<Contact, 'id' | 'name' | 'email'> | null };

/** As the filter form chooses them; nothing chosen means open and pending. */
export const STATE_CHOICES: Readonly<Record<string, readonly CaseState[] | null>> = {
  open: ['open'],
  pending: ['pending'],
  resolved: ['resolved'],
  closed: ['closed'],
  any: null,
};

const UNFINISHED: readonly CaseState[] = ['open', 'pending'];

export function filter({ state, ...rest }: FilterValues): FilterValues {
  const chosen = typeof state === 'string' ? STATE_CHOICES[state] : undefined;
  return { ...rest, states: chosen === undefined ? UNFINISHED : chosen };
}

const row = `
  subject state status priority sentiment attention lastInboundAt openedAt assignee team
  account { id name } escalation { id } escalationRequest { id }`;

export const data: ResourceData = {
  type: 'Case',
  page: 'cases',
  one: 'case',
  count: 'caseCount',
  row,
  record: `${row}
  externalId source product severity contactEmail organisationKey firstResponseAt lastOutboundAt resolvedAt closedAt
  reopenCount negativeSignals needsAttentionSignals contact { id name email }`,
  filter,
};
