// What an escalation is, as data: an interval [openedAt, resolvedAt) of an account, mostly about one case.
import type { Priority } from '#cases/rules';

export const SEVERITIES = ['critical', 'high', 'normal', 'low'] as const satisfies readonly Priority[];
export type Severity = (typeof SEVERITIES)[number];

export const STAGES = ['new', 'plan_in_place', 'fix_delivered', 'customer_confirmed'] as const;
export type Stage = (typeof STAGES)[number];

export const REQUEST_STATES = ['open', 'accepted', 'declined'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

const DAY_MS = 86_400_000;

/** Whole days of wall clock from opening to resolving, or to `now` while it is open. */
export const daysInEscalation = ({ openedAt, resolvedAt }: Span, now: Date): number =>
  Math.max(0, Math.floor(((resolvedAt ?? now).getTime() - openedAt.getTime()) / DAY_MS));

export interface Span {
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
}

/** How sources spell severities; unknown is normal. */
export function severityOf(text: string | null | undefined): Severity {
  const word = text?.trim().toLowerCase() ?? '';
  if (/critical|urgent|blocker|highest|emergency|^(sev|s|p)?[-\s]?[01]\b/.test(word)) return 'critical';
  if (/high|major|^(sev|s|p)?[-\s]?2\b/.test(word)) return 'high';
  if (/low|minor|trivial|planning|^(sev|s|p)?[-\s]?[45]\b/.test(word)) return 'low';
  return 'normal';
}
