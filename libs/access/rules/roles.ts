// Who works here. A role says what somebody may do; which rows they see is the row scope's business.

export const ROLES = [
  'admin',
  'leader',
  'support_manager',
  'escalation_manager',
  'swarm_lead',
  'csm',
  'account_manager',
  'agent',
  'expert',
  'read_only',
] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
