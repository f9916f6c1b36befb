// The data that browser tests know by name: sixty accounts, one of them with people, and somebody who may only read.

export const FIRST_USER = { name: 'Robin Shepherd', email: 'robin@flock.example', password: 'four calm sheep graze' };
export const READER = { name: 'Rae Reader', email: 'rae@flock.example', password: 'seven quiet wells wait' };

const NUMBERS = Array.from({ length: 60 }, (_, index) => String(index + 1).padStart(2, '0'));

/** @param {{ ask: (query: string, variables?: object) => Promise<any> }} session an administrator's */
export async function seed({ ask }) {
  const { accounts } = await ask('{ accounts(filter: { search: "Flock 01" }) { nodes { id } } }');
  if (accounts.nodes.length > 0) return;
  await ask('mutation ($input: NewUserInput!) { createUser(input: $input) { id } }', {
    input: { ...READER, role: 'read_only' },
  });
  for (const number of NUMBERS) {
    const made = await ask(
      'mutation ($name: String!, $input: AccountInput) { createAccount(name: $name, input: $input) { id } }',
      {
        name: `Flock ${number}`,
        input: { tier: 'gold', annualValue: 12_000, currency: 'EUR', domains: [`flock${number}.example`] },
      },
    );
    if (number !== '01') continue;
    await ask(
      'mutation ($accountId: ID!, $input: ContactInput!) { saveContact(accountId: $accountId, input: $input) { id } }',
      {
        accountId: made.createAccount.id,
        input: { firstName: 'Wanda', lastName: 'Wool', email: 'wanda@flock01.example', roles: ['champion'] },
      },
    );
  }
}
