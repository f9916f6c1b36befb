// What must be said to open, change, decline, resolve or reopen an escalation.
import { err, ok, type Result } from '#kernel';
import { SEVERITIES, STAGES, type Severity, type Span, type Stage } from './escalation.js';

export const MOST_WORDS = 10_000;

/** Absent: stays as it is. Null empties. */
export interface EscalationChange {
  readonly severity?: Severity;
  readonly stage?: Stage;
  readonly ownerId?: string | null;
  readonly nextUpdateDueAt?: Date | null;
  /** what we are going to do, in words */
  readonly plan?: string | null;
  readonly valueAtStake?: number | null;
  readonly currency?: string | null;
  /** needed with a change of the value */
  readonly valueReason?: string | null;
}

export interface Resolution {
  readonly rootCause: string;
  readonly summary: string;
  readonly prevention: string;
}

export function checkReason(reason: string): Result<string> {
  const words = reason.trim();
  if (words === '') return err('REASON_MISSING', 'Say why, in a sentence that others will understand later.');
  if (words.length > MOST_WORDS) return err('REASON_TOO_LONG', `Say it in at most ${MOST_WORDS} characters.`);
  return ok(words);
}

export function checkChange(change: EscalationChange, now: Date): Result<EscalationChange> {
  const { severity, stage, nextUpdateDueAt, valueAtStake, currency, valueReason } = change;
  if (severity !== undefined && !SEVERITIES.includes(severity))
    return err('SEVERITY_INVALID', `The severity must be one of ${SEVERITIES.join(', ')}.`, { severity });
  if (stage !== undefined && !STAGES.includes(stage))
    return err('STAGE_INVALID', `The stage must be one of ${STAGES.join(', ')}.`, { stage });
  if ((change.plan?.length ?? 0) > MOST_WORDS)
    return err('PLAN_TOO_LONG', `Say the plan in at most ${MOST_WORDS} characters.`);
  if (nextUpdateDueAt && !(nextUpdateDueAt > now))
    return err('NEXT_UPDATE_PAST', 'The next update must be due at a time that is still to come.', { nextUpdateDueAt });
  if (valueAtStake != null && !(valueAtStake >= 0 && valueAtStake < 1e14))
    return err('VALUE_INVALID', 'The value at stake must be 0 or more.', { valueAtStake });
  if (currency != null && !/^[A-Z]{3}$/.test(currency))
    return err('CURRENCY_INVALID', 'Give the currency as three capital letters, such as USD.', { currency });
  if ((valueAtStake !== undefined || currency !== undefined) && !valueReason?.trim())
    return err('VALUE_REASON_MISSING', 'Say why the value at stake differs from the value of the account.');
  return ok(valueReason ? { ...change, valueReason: valueReason.trim() } : change);
}

const ASKED: Record<keyof Resolution, string> = {
  rootCause: 'the root cause',
  summary: 'a summary',
  prevention: 'what prevents it from coming back',
};

export function checkResolution(resolution: Resolution): Result<Resolution> {
  const { rootCause, summary, prevention } = resolution;
  const said = { rootCause: rootCause.trim(), summary: summary.trim(), prevention: prevention.trim() };
  const missing = (Object.keys(ASKED) as (keyof Resolution)[]).filter((part) => said[part] === '');
  if (missing.length > 0)
    return err('RESOLUTION_INCOMPLETE', `To resolve it, also write ${missing.map((part) => ASKED[part]).join(', ')}.`, {
      missing,
    });
  return ok(said);
}

/** What another system tells as an interval. */
export function checkInterval<T extends Span>(span: T): Result<T> {
  const { openedAt, resolvedAt } = span;
  if (Number.isNaN(openedAt.getTime()) || Number.isNaN(resolvedAt?.getTime() ?? 0))
    return err('ESCALATION_TIME_INVALID', 'Give opened and resolved as instants, such as 2026-03-01T09:00:00Z.');
  if (resolvedAt && resolvedAt < openedAt)
    return err(
      'ESCALATION_ENDS_EARLY',
      'This escalation is resolved before it was opened. Swap or correct the two times.',
    );
  return ok(span);
}
