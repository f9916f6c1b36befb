// When an alert may leave for somebody's mailbox: not in their quiet hours, and together with others where a digest is wanted.
import { DateTime } from 'luxon';
import { err, isTimeZone, ok, type Result } from '#kernel';
import type { Pace } from './alert-rule.js';

export interface AlertSettings {
  /** IANA */
  readonly zone: string;
  /** local minutes from midnight, from inclusive, to exclusive; may pass midnight; both null: never quiet */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  /** local minutes from midnight at which digests leave, at least one */
  readonly digestAt: readonly number[];
}

const DAY = 24 * 60;

/** Mornings and early afternoons, as shifts are worked; quiet at night. */
export const usualSettings = (zone: string): AlertSettings => ({
  zone,
  quietFrom: 20 * 60,
  quietTo: 7 * 60,
  digestAt: [8 * 60, 14 * 60],
});

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute < DAY;

export function checkSettings(settings: AlertSettings): Result<AlertSettings> {
  const { zone, quietFrom, quietTo } = settings;
  const digestAt = [...new Set(settings.digestAt)].sort((one, other) => one - other);
  if (!isTimeZone(zone)) return err('ZONE_INVALID', 'Choose an IANA time zone, such as Europe/Berlin.');
  if ((quietFrom === null) !== (quietTo === null))
    return err('QUIET_HOURS_INVALID', 'Quiet hours need a beginning and an end, or neither.');
  if (quietFrom !== null && quietTo !== null && !(isMinute(quietFrom) && isMinute(quietTo) && quietFrom !== quietTo))
    return err('QUIET_HOURS_INVALID', 'Quiet hours begin and end at two different times of a day.');
  if (digestAt.length === 0 || digestAt.length > 6 || !digestAt.every(isMinute))
    return err('DIGEST_TIMES_INVALID', 'Choose one to six times of the day at which digests leave.');
  return ok({ zone, quietFrom, quietTo, digestAt });
}

const minuteOf = (at: DateTime): number => at.hour * 60 + at.minute;

/** Whether a local time of day lies in the quiet hours. */
export function isQuiet(minute: number, { quietFrom, quietTo }: AlertSettings): boolean {
  if (quietFrom === null || quietTo === null) return false;
  return quietFrom < quietTo ? minute >= quietFrom && minute < quietTo : minute >= quietFrom || minute < quietTo;
}

/** `day` at a local time; one that the clocks jump over is the first moment after the jump. */
const atMinute = (day: DateTime, minute: number): DateTime =>
  day.startOf('day').set({ hour: Math.floor(minute / 60), minute: minute % 60 });

/** The first moment at or after `from` that is not quiet. */
function afterQuiet(from: Date, settings: AlertSettings): Date {
  const local = DateTime.fromJSDate(from, { zone: settings.zone });
  const minute = minuteOf(local);
  if (settings.quietTo === null || !isQuiet(minute, settings)) return from;
  const asIfEven = local.startOf('minute').plus({ minutes: (settings.quietTo - minute + DAY) % DAY });
  // Where the clocks changed in between, the same wall clock is that much earlier or later.
  let end = asIfEven.minus({ minutes: asIfEven.offset - local.offset });
  while (isQuiet(minuteOf(end), settings)) end = end.plus({ minutes: 1 }); // they jumped over the end itself
  return end.toJSDate();
}

/**
 * The instant from which an alert of `now` may leave: at once or at the next digest time, and never in quiet hours.
 * A digest time inside the quiet hours waits for their end.
 */
export function dueAt(pace: Pace, settings: AlertSettings, now: Date): Date {
  if (pace === 'immediate') return afterQuiet(now, settings);
  const local = DateTime.fromJSDate(now, { zone: settings.zone });
  const times = [0, 1, 2].flatMap((days) => settings.digestAt.map((minute) => atMinute(local.plus({ days }), minute)));
  const next = times.find((time) => time.toMillis() > now.getTime());
  return afterQuiet(next?.toJSDate() ?? now, settings);
}
