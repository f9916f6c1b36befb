// When a local day ends: its own midnight, whatever the clocks do that night.
import { DateTime } from 'luxon';
import { err, ok, type Result } from '#kernel';

/** The first instant of the day after `day` (YYYY-MM-DD) in `zone`. What is open at its end is open just before it. */
export function endOfDay(day: string, zone: string): Result<Date> {
  const start = DateTime.fromISO(day, { zone });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !start.isValid)
    return err('DAY_INVALID', 'Give the day as YYYY-MM-DD.', { day });
  return ok(start.plus({ days: 1 }).startOf('day').toJSDate());
}
