// DDL for row-level security, so that every room's policy has the same form.

/** Rows of `table` are seen and written by whoever sees all, and by those for whom `condition` holds. */
export const protectSql = (table: string, condition: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_scope ON ${table} USING ((SELECT sees_all()) OR (${condition}));`;

/** The usual case: a row belongs to an account. */
export const protectByAccountSql = (table: string, column = 'account_id'): string =>
  protectSql(table, `${column} IN (SELECT visible_account_ids())`);
