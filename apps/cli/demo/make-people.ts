// The people of the synthetic company: those of the sign-in page, more CSMs, and the virtual teams of the managers.
import { hashPassword } from '#access';
import type { Tx } from '#platform/database';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../api/demo-accounts.js';
import { CSMS, TEAMS } from './words.js';

export interface DemoPeople {
  /** the first is the one who can sign in */
  readonly csmIds: readonly string[];
  readonly amId: string;
  readonly escalationManagerId: string;
  readonly supportManagerId: string;
}

/** The password's hash is made before, outside the transaction. */
export const demoPasswordHash = (): Promise<string> => hashPassword(DEMO_PASSWORD);

export async function makePeople(tx: Tx, passwordHash: string): Promise<DemoPeople> {
  const people = [
    ...DEMO_ACCOUNTS.map((person) => ({ ...person, passwordHash })),
    ...CSMS.map((name) => ({
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@demo.example`,
      role: 'csm',
      passwordHash: null,
    })),
    { name: 'Grace Lim', email: 'grace.lim@support.example', role: 'agent', passwordHash: null },
    { name: 'Nadia Brandt', email: 'nadia.brandt@demo.example', role: 'account_manager', passwordHash: null },
  ];
  await tx.query(
    `INSERT INTO users (id, email, name, role, password_hash)
     SELECT gen_random_uuid(), * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT (email) DO NOTHING`,
    (['email', 'name', 'role', 'passwordHash'] as const).map((key) => people.map((person) => person[key])),
  );
  await tx.query(`UPDATE users SET skills = '{pipeline,exports,scheduler}' WHERE email = 'expert@demo.example'`);
  const users = await tx.query<{ id: string; email: string; role: string }>(
    'SELECT id, email, role FROM users ORDER BY email',
  );
  const idOf = (email: string) => users.find((user) => user.email === email)?.id ?? '';
  const managers = [idOf('support.manager@demo.example'), idOf('escalations@demo.example')];
  await tx.query(
    `INSERT INTO teams (id, name, support_groups) VALUES (gen_random_uuid(), 'All support', $1) ON CONFLICT DO NOTHING`,
    [TEAMS],
  );
  await tx.query(
    `INSERT INTO team_members SELECT t.id, m FROM teams t, unnest($1::uuid[]) m WHERE t.name = 'All support' ON CONFLICT DO NOTHING`,
    [managers],
  );
  const tom = idOf('csm@demo.example');
  return {
    csmIds: [tom, ...users.filter(({ role, id }) => role === 'csm' && id !== tom).map(({ id }) => id)],
    amId: idOf('nadia.brandt@demo.example'),
    escalationManagerId: idOf('escalations@demo.example'),
    supportManagerId: idOf('support.manager@demo.example'),
  };
}
