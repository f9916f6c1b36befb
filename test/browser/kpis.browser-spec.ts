// The KPI board in the browser: each measure as it stands, $ in escalation with its rows, and the rewriting of a best practice.
import { signedIn } from './api.mjs';
import { browserForAll, eventually, flock } from './console.js';

const { enter } = browserForAll();

const NAME = `Valuable ${Date.now()}`;

it('shows what contracts in escalation are worth, and the accounts that this is made of', async () => {
  const { ask } = await signedIn(flock.url, flock.admin);
  for (const [name, input] of [
    [NAME, { annualValue: 77_000, currency: 'USD' }],
    [`${NAME}, of unknown value`, {}],
  ] as const) {
    const { account } = await ask<{ account: { id: string } }>(
      'mutation ($name: String!, $input: AccountInput!) { account: createAccount(name: $name, input: $input) { id } }',
      { name, input },
    );
    await ask(
      'mutation ($input: OpenEscalationInput!) { openEscalation(input: $input) { ... on CodedError { message } } }',
      { input: { accountId: account.id, severity: 'high', reason: 'Down' } },
    );
  }
  const { page, problems } = await enter();
  await page.goto('/kpis');
  const panel = page.getByRole('region', { name: '$ in escalation', exact: true });
  await eventually(async () => expect(await panel.innerText()).toContain('$'));
  await panel.getByRole('link', { name: NAME, exact: true }).waitFor();
  await panel.getByText('$77,000').first().waitFor();
  await panel.getByText('accounts of unknown value', { exact: false }).first().waitFor();
  await page.getByRole('region', { name: 'Resolution time', exact: true }).waitFor();
  expect(problems).toEqual([]);
});
