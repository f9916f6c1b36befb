// Intervals of a whole new history at once: the demo knows every change beforehand, so nothing needs to be folded in.

/** `rows` gives subject, value, from, to. */
export const intervalRowsSql = (table: string, subject: string, attribute: string, rows: string): string =>
  `INSERT INTO ${table} (${subject}, attribute, value, from_at, to_at)
   SELECT r.subject, '${attribute}', r.value, r.since, r.until FROM (${rows}) AS r(subject, value, since, until)
   WHERE r.value IS NOT NULL ON CONFLICT DO NOTHING`;
