// Who may come in and what they may do, through the real api.
import { startApi, type TestApi } from '../support/test-api.js';
import { AuditRepository, CompleteSetup, hashPassword, UserRepository } from '#access';
import { newId } from '#kernel';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const SIGN_IN = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) {
  __typename ... on SignedIn { viewer { name role permissions } } ... on SignInRefused { code message retryAfterSeconds } } }`;

async function somebody(email: string, password: string): Promise<string> {
  const id = newId();
  const passwordHash = await hashPassword(password);
  await api.system((tx) =>
    api.app.get(UserRepository).save(tx, { id, email, name: 'Somebody', role: 'csm', passwordHash }),
  );
  return id;
}

describe('set-up', () => {
  it('makes the first administrator once, with the printed link', async () => {
    const token = await api.app.get(CompleteSetup).invite();
    const complete = (password: string) =>
      api.ask<{ completeSetup: { __typename: string; code?: string } }>(
        `mutation ($token: String!, $password: String!) { completeSetup(token: $token, name: "Ada", email: "ada@company.example", password: $password) {
          __typename ... on SignInRefused { code } } }`,
        { token, password },
      );
    expect((await complete('short')).data.completeSetup.code).toBe('PASSWORD_TOO_SHORT');
    expect((await complete('four random words')).data.completeSetup.__typename).toBe('SignedIn');
    expect((await complete('four random words')).data.completeSetup.code).toBe('SETUP_LINK_USED');
    expect(await api.app.get(CompleteSetup).invite()).toBeUndefined();
  });
});

describe('signing in', () => {
  it('opens a session in an HttpOnly cookie, and signing out ends it', async () => {
    await somebody('sam@company.example', 'correct horse battery');
    const answer = await api.http
      .post('/graphql')
      .set('apollo-require-preflight', 'true')
      .send({ query: SIGN_IN, variables: { email: 'Sam@Company.example', password: 'correct horse battery' } });
    expect(answer.body.data.signIn).toMatchObject({ __typename: 'SignedIn', viewer: { role: 'csm' } });
    const set = String(answer.headers['set-cookie']);
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    const cookie = set.split(';')[0] ?? '';
    expect(
      (await api.ask<{ viewer: { email: string } }>('{ viewer { email } }', {}, { cookie })).data.viewer.email,
    ).toBe('sam@company.example');
    await api.ask('mutation { signOut }', {}, { cookie });
    expect((await api.ask('{ viewer { email } }', {}, { cookie })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('says the same for a wrong password and an unknown address, and makes guessing slow', async () => {
    await somebody('kim@company.example', 'correct horse battery');
    const attempt = async (email: string, password: string) =>
      (
        await api.ask<{ signIn: { code: string; message: string; retryAfterSeconds: number } }>(SIGN_IN, {
          email,
          password,
        })
      ).data.signIn;
    const wrong = await attempt('kim@company.example', 'wrong password 1');
    const unknown = await attempt('nobody@company.example', 'wrong password 1');
    expect(wrong).toEqual(unknown);
    expect(wrong.code).toBe('SIGN_IN_REFUSED');
    for (let time = 0; time < 3; time += 1) await attempt('kim@company.example', 'wrong password 1');
    expect(await attempt('kim@company.example', 'correct horse battery')).toMatchObject({ code: 'SIGN_IN_TOO_SOON' });
  });

  it('ends an expired session with a code', async () => {
    const person = await api.person('csm');
    await api.system((tx) =>
      tx.query(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [person.id]),
    );
    expect((await person.ask('{ viewer { name } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('users', () => {
  it('are made by administrators only, and the address is unique', async () => {
    const create = `mutation { createUser(input: { name: "Ben", email: "ben@company.example", role: agent, password: "four random words" }) { id email } }`;
    const [admin, csm] = [await api.person('admin'), await api.person('csm')];
    expect((await csm.ask(create)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await admin.ask<{ createUser: { email: string } }>(create)).data.createUser.email).toBe(
      'ben@company.example',
    );
    expect((await admin.ask(create)).errors?.[0]?.extensions.code).toBe('USER_EXISTS');
  });

  it('lose their session with their role, and the last administrator stays', async () => {
    const [admin, agent] = [await api.person('admin'), await api.person('agent')];
    const change = (id: string, input: string) =>
      admin.ask(`mutation { updateUser(id: "${id}", input: ${input}) { role } }`);
    await change(agent.id, '{ role: leader }');
    expect((await agent.ask('{ viewer { name } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await api.system((tx) => tx.query(`UPDATE users SET active = false WHERE role = 'admin' AND id <> $1`, [admin.id]));
    expect((await change(admin.id, '{ role: csm }')).errors?.[0]?.extensions.code).toBe('LAST_ADMIN');
    expect((await admin.ask('{ viewer { role } }')).errors).toBeUndefined();
  });

  it('are listed in pages that never repeat or skip', async () => {
    const admin = await api.person('admin');
    const names: string[] = [];
    let after: string | null = null;
    do {
      const answer: { data: { users: { nodes: { id: string }[]; endCursor: string; hasNextPage: boolean } } } =
        await admin.ask(
          'query ($after: String) { users(first: 2, after: $after, sort: { field: role, direction: DESC }) { nodes { id } endCursor hasNextPage } }',
          { after },
        );
      const { nodes, endCursor, hasNextPage } = answer.data.users;
      names.push(...nodes.map(({ id }) => id));
      after = hasNextPage ? endCursor : null;
    } while (after);
    const all = await api.system((tx) => tx.query('SELECT id FROM users'));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBe(all.length);
    expect((await admin.ask('{ users(after: "broken") { hasNextPage } }')).errors?.[0]?.extensions.code).toBe(
      'CURSOR_INVALID',
    );
  });
});

describe('API tokens', () => {
  it('carry their scopes and nothing more, until revoked', async () => {
    const admin = await api.person('admin');
    const made = await admin.ask<{ createApiToken: { secret: string; token: { id: string } } }>(
      `mutation { createApiToken(userId: "${admin.id}", name: "sync", scopes: ["user:read"]) { secret token { id } } }`,
    );
    const { secret, token } = made.data.createApiToken;
    const headers = { authorization: `Bearer ${secret}` };
    expect((await api.ask('{ users { hasNextPage } }', {}, headers)).errors).toBeUndefined();
    expect((await api.ask('{ apiTokens { id } }', {}, headers)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await admin.ask(`mutation { revokeApiToken(id: "${token.id}") }`);
    expect((await api.ask('{ users { hasNextPage } }', {}, headers)).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const stored = await api.system((tx) =>
      tx.query(`SELECT 1 FROM api_tokens WHERE encode(token_hash, 'escape') = $1`, [secret]),
    );
    expect(stored).toEqual([]);
  });
});

describe('teams', () => {
  it('are put whole, and their names are unique', async () => {
    const manager = await api.person('support_manager');
    const create = (name: string) =>
      manager.ask<{ createTeam: { id: string; members: { id: string }[] } }>(
        `mutation { createTeam(input: { name: "${name}", memberIds: ["${manager.id}"], supportGroups: ["Tier 2"] }) { id members { id } } }`,
      );
    const team = (await create('EMEA')).data.createTeam;
    expect(team.members).toEqual([{ id: manager.id }]);
    expect((await create('emea')).errors?.[0]?.extensions.code).toBe('TEAM_EXISTS');
    const emptied = await manager.ask<{ updateTeam: { members: object[]; supportGroups: string[] } }>(
      `mutation { updateTeam(id: "${team.id}", input: { name: "EMEA" }) { members { id } supportGroups } }`,
    );
    expect(emptied.data.updateTeam).toEqual({ members: [], supportGroups: [] });
  });
});

describe('audit', () => {
  it('seals what was done and notices when it is changed behind its back', async () => {
    const audit = api.app.get(AuditRepository);
    while ((await api.system((tx) => audit.seal(tx))) > 0);
    expect(await api.system((tx) => audit.verify(tx))).toMatchObject({ unsealed: 0, broken: [] });
    await api.system((tx) => audit.append(tx, 'test.done', null, { n: 1 }));
    await api.system((tx) => audit.seal(tx));
    await expect(api.system((tx) => tx.query(`UPDATE audit_entries SET action = 'test.undone'`))).rejects.toThrow(
      /permission denied/,
    );
    await expect(api.system((tx) => tx.query('DELETE FROM audit_entries'))).rejects.toThrow(/permission denied/);
    const { default: pg } = await import('pg');
    const owner = new pg.Client({ connectionString: api.url });
    await owner.connect();
    await owner.query(`UPDATE audit_entries SET action = 'test.undone' WHERE action = 'test.done'`);
    await owner.end();
    const { blocks, broken } = await api.system((tx) => audit.verify(tx));
    expect(broken).toEqual([blocks]);
  });
});
