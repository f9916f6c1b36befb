// Which time-zone names are real: asked of the runtime's own table, not of a list that ages.
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
