// When a case that somebody has in hand is looked at again: the earliest of what the customer, a promise and its severity ask for.
import type { BusinessCalendar } from '#kernel';
import { addWorkingMinutes, businessDay } from './working-time.js';

export interface InHand {
  readonly actedAt: Date;
  /** severity where the case has one, else priority; any spelling */
  readonly severity: string;
  /** when the customer is to hear from us next, as far as somebody keeps that; null: not known */
  readonly nextContactDue: Date | null;
  /** the first inbound signal after the action */
  readonly newSignalAt: Date | null;
}

const CRITICAL_MS = 2 * 3_600_000;
/** Business days after which a case is looked at again at the latest; critical counts hours, on every day. */
const LIMITS: Readonly<Record<string, number>> = { high: 1, normal: 3, low: 5 };

/** The limit alone: what a severity allows when nothing else happens. */
export function severityLimit(severity: string, actedAt: Date, calendar: BusinessCalendar): Date {
  if (severity === 'critical') return new Date(actedAt.getTime() + CRITICAL_MS);
  return addWorkingMinutes(actedAt, (LIMITS[severity] ?? 3) * businessDay(calendar), calendar);
}

export function lookAgainAt(
  { actedAt, severity, nextContactDue, newSignalAt }: InHand,
  calendar: BusinessCalendar,
): Date {
  const limit = severityLimit(severity, actedAt, calendar);
  const times = [limit, nextContactDue, newSignalAt].flatMap((time) =>
    time && time >= actedAt ? [time.getTime()] : [],
  );
  return new Date(Math.min(...times));
}
