// Accounts and contacts through the real api: who sees what, what history says, and what bad input gets.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { AccountRepository, HistoryRepository, SaveAccounts, UsageRepository } from '#accounts';
import { newId } from '#kernel';

let api: TestApi;
let admin: Person;
beforeAll(async () => {
  api = await startApi();
  admin = await api.person('admin');
});
afterAll(() => api.close());

async function account(name: string, input = '{}'): Promise<string> {
  const made = await admin.ask<{ createAccount: { id: string } }>(
    `mutation ($name: String!) { createAccount(name: $name, input: ${input}) { id } }`,
    { name },
  );
  expect(made.errors).toBeUndefined();
  return made.data.createAccount.id;
}
const own = (accountId: string, person: Person, role = 'csm') =>
  admin.ask(`mutation { setAccountOwner(id: "${accountId}", role: ${role}, userId: "${person.id}") { id } }`);
const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

describe('row scope', () => {
  it('shows a CSM the accounts they own and nobody else’s: in lists, counts, by id, in contacts and when writing', async () => {
    const [mine, theirs] = [await account('Mine'), await account('Theirs')];
    const csm = await api.person('csm');
    await own(mine, csm);
    for (const each of [mine, theirs])
      await admin.ask(
        `mutation { saveContact(accountId: "${each}", input: { email: "jo@${each.slice(0, 8)}.example" }) { id } }`,
      );
    const seen = await csm.ask<{
      accounts: { nodes: { name: string }[] };
      accountCount: object;
      account: null;
      contacts: { nodes: object[] };
    }>(
      `{ accounts { nodes { name owners { role user { name } } } } accountCount { value capped } account(id: "${theirs}") { name } contacts { nodes { account { name } } } }`,
    );
    expect(seen.data.accounts.nodes).toEqual([{ name: 'Mine', owners: [{ role: 'csm', user: { name: 'csm' } }] }]);
    expect(seen.data.accountCount).toEqual({ value: 1, capped: false });
    expect(seen.data.account).toBeNull();
    expect(seen.data.contacts.nodes).toEqual([{ account: { name: 'Mine' } }]);
    expect(code(await csm.ask(`mutation { updateAccount(id: "${theirs}", input: { tier: "gold" }) { id } }`))).toBe(
      'ACCOUNT_NOT_FOUND',
    );
    expect(
      (await csm.ask(`mutation { updateAccount(id: "${mine}", input: { tier: "gold" }) { id } }`)).errors,
    ).toBeUndefined();
  });

  it('follows virtual teams for managers, shows all to leaders and nothing to an expert', async () => {
    const shared = await account('Shared');
    const [manager, leader, expert] = [
      await api.person('support_manager'),
      await api.person('leader'),
      await api.person('expert'),
    ];
    await manager.ask(
      `mutation { createTeam(input: { name: "Shared team", memberIds: ["${manager.id}"], accountIds: ["${shared}"] }) { id } }`,
    );
    const names = async (person: Person) =>
      (
        await person.ask<{ accounts: { nodes: { name: string }[] } }>('{ accounts(first: 200) { nodes { name } } }')
      ).data?.accounts?.nodes.map(({ name }) => name);
    expect(await names(manager)).toEqual(['Shared']);
    expect(await names(leader)).toContain('Shared');
    expect(code(await expert.ask('{ accounts { nodes { name } } }'))).toBe('FORBIDDEN');
  });

  it('stands in the database itself: no scope, no rows', async () => {
    await account('Hidden');
    const csm = await api.person('csm');
    expect(await api.as(csm, (tx) => tx.query('SELECT 1 FROM accounts'))).toEqual([]);
    expect(await api.as(csm, (tx) => tx.query('SELECT 1 FROM account_intervals'))).toEqual([]);
    await expect(
      api.as(csm, (tx) => tx.query(`INSERT INTO accounts (id, name) VALUES ($1, 'x')`, [newId()])),
    ).rejects.toThrow(/row-level security/);
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: api.url });
    await client.connect();
    await client.query('BEGIN; SET LOCAL ROLE bellwether_app');
    expect((await client.query('SELECT 1 FROM accounts')).rows).toEqual([]);
    await client.end();
  });
});

describe('history', () => {
  it('tells what an account was on any past day, and what changed when', async () => {
    const id = await account('Past', '{ tier: "silver" }');
    const start = api.clock.now();
    api.clock.advance(86_400_000);
    await admin.ask(`mutation { updateAccount(id: "${id}", input: { tier: "gold", name: "Past" }) { id } }`);
    const [before, after] = await api.system(async (tx) => [
      await api.app.get(HistoryRepository).asOf(tx, id, start),
      await api.app.get(HistoryRepository).asOf(tx, id, api.clock.now()),
    ]);
    expect([before?.get('tier'), after?.get('tier')]).toEqual(['silver', 'gold']);
    const shown = await admin.ask<{ accountHistory: { nodes: object[] } }>(
      `{ accountHistory(accountId: "${id}") { nodes { attribute value from to } } }`,
    );
    expect(shown.data.accountHistory.nodes[0]).toEqual({
      attribute: 'tier',
      value: 'gold',
      from: api.clock.now().toISOString(),
      to: null,
    });
    expect(
      shown.data.accountHistory.nodes.filter((each) => (each as { attribute: string }).attribute === 'name'),
    ).toHaveLength(1);
  });

  it('remembers owners', async () => {
    const id = await account('Owned');
    const [first, second] = [await api.person('csm', 'First'), await api.person('csm', 'Second')];
    await own(id, first);
    api.clock.advance(1000);
    await own(id, second);
    const rows = await api.system((tx) =>
      tx.query(
        `SELECT value, to_at IS NULL AS open FROM account_intervals WHERE account_id = $1 AND attribute = 'owner.csm' ORDER BY from_at`,
        [id],
      ),
    );
    expect(rows).toEqual([
      { value: first.id, open: false },
      { value: second.id, open: true },
    ]);
  });

  it('writes nothing and tells nothing when nothing changed', async () => {
    const id = await account('Same', '{ tier: "gold" }');
    const events = () => api.system((tx) => tx.query('SELECT 1 FROM events WHERE $1 = ANY(subjects)', [id]));
    const before = await events();
    const row = { id, name: 'Same', tier: 'gold', at: api.clock.now() };
    expect(await api.system((tx) => api.app.get(SaveAccounts).run(tx, [row], 'live'))).toEqual({
      created: [],
      changed: [],
    });
    expect(await events()).toEqual(before);
  });
});

describe('bad input', () => {
  it('gets a code, and nothing is half done', async () => {
    const id = await account('Careful');
    const update = (input: string) => admin.ask(`mutation { updateAccount(id: "${id}", input: ${input}) { id } }`);
    expect(code(await update('{ annualValue: -5, tier: "gold" }'))).toBe('ACCOUNT_VALUE_INVALID');
    expect(code(await update('{ timeZone: "Mars/Olympus" }'))).toBe('TIME_ZONE_INVALID');
    expect(code(await update(`{ parentId: "${id}" }`))).toBe('ACCOUNT_PARENT_LOOP');
    expect(code(await update(`{ parentId: "${newId()}" }`))).toBe('ACCOUNT_NOT_FOUND');
    expect(
      code(await admin.ask(`mutation { setAccountOwner(id: "${id}", role: csm, userId: "${newId()}") { id } }`)),
    ).toBe('USER_NOT_FOUND');
    const contact = (email: string) =>
      admin.ask(`mutation { saveContact(accountId: "${id}", input: { email: "${email}" }) { id name } }`);
    expect(code(await contact('not an address'))).toBe('EMAIL_INVALID');
    expect((await contact('Jo@Careful.example')).errors).toBeUndefined();
    expect(code(await contact('jo@careful.example'))).toBe('CONTACT_EXISTS');
    const kept = await admin.ask<{ account: { tier: null } }>(`{ account(id: "${id}") { tier } }`);
    expect(kept.data.account.tier).toBeNull();
  });
});

describe('value', () => {
  it('comes from the nearest ancestor that holds the contract', async () => {
    const group = await account('Group', '{ annualValue: 90000, currency: "EUR" }');
    const shop = await account('Shop', `{ parentId: "${group}" }`);
    const shown = await admin.ask<{ account: object }>(
      `{ account(id: "${shop}") { annualValue contract { holderId annualValue currency } parent { name } } }`,
    );
    expect(shown.data.account).toEqual({
      annualValue: null,
      contract: { holderId: group, annualValue: 90000, currency: 'EUR' },
      parent: { name: 'Group' },
    });
  });
});

describe('usage', () => {
  it('counts an event once however often it is told, and gives the facts', async () => {
    const id = await account('User', '{ licences: 4 }');
    const person = await admin.ask<{ saveContact: { id: string } }>(
      `mutation { saveContact(accountId: "${id}", input: { email: "u@user.example" }) { id } }`,
    );
    const usage = api.app.get(UsageRepository);
    const event = (daysAgo: number, feature: string) => ({
      accountId: id,
      contactId: person.data.saveContact.id,
      feature,
      at: new Date(api.clock.now().getTime() - daysAgo * 86_400_000),
      quantity: 2,
    });
    const events = [event(1, 'reports'), event(2, 'reports'), event(2, 'exports'), event(60, 'reports')];
    expect(await api.system((tx) => usage.record(tx, events))).toEqual({ events: 4, accountIds: [id] });
    expect(await api.system((tx) => usage.record(tx, events))).toEqual({ events: 0, accountIds: [] });
    const shown = await admin.ask<{ account: { usageFacts: object; usageByDay: object[] } }>(
      `{ account(id: "${id}") { usageFacts { activeContacts licenceUtilisation activeDays highValueFeatures } usageByDay(days: 30) { quantity } } }`,
    );
    expect(shown.data.account.usageFacts).toEqual({
      activeContacts: 1,
      licenceUtilisation: 0.25,
      activeDays: 2,
      highValueFeatures: 0,
    });
    expect(shown.data.account.usageByDay).toEqual([{ quantity: 4 }, { quantity: 2 }]);
  });
});

describe('lists', () => {
  it('page by any sort without repeating or skipping, also over equal and missing values', async () => {
    await api.system((tx) => {
      const rows = Array.from({ length: 30 }, (_, n) => ({
        id: newId(),
        name: `Page ${n % 3}`,
        annualValue: n % 4 ? n % 4 : null,
        at: api.clock.now(),
      }));
      return api.app.get(SaveAccounts).run(tx, rows, 'backfill');
    });
    for (const sort of ['name', 'annualValue', 'renewalOn', 'createdAt'] as const)
      for (const direction of ['ASC', 'DESC'] as const) {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page = await api.system((tx) =>
            api.app.get(AccountRepository).list(tx, { search: 'page' }, sort, direction, { first: 7, after }),
          );
          seen.push(...page.nodes.map(({ id }) => id));
          after = page.hasNextPage ? page.endCursor : null;
        } while (after);
        expect(new Set(seen).size).toBe(30);
        expect(seen).toHaveLength(30);
      }
  });
});
