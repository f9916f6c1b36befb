// SuccessBLOCs in the browser: what applying would do, doing it, and what becomes of parts that were changed here.
import type { Page } from 'playwright-core';
import { signedIn } from './api.mjs';
import { browserForAll, eventually, flock } from './console.js';

const { enter } = browserForAll();

const SEGMENT = 'Escalated customers';

const part = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });

const expectPart = (page: Page, name: string, state: string): Promise<void> =>
  eventually(async () => expect(await part(page, name).innerText()).toContain(state));

async function openBloc(page: Page): Promise<void> {
  await page.goto('/blocs');
  await page.getByRole('link', { name: 'Escalation', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Escalation' }).waitFor();
  await page.getByText('What applying does').waitFor();
}

async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Apply' }).click();
  const dialog = page.getByRole('dialog', { name: 'Apply “Escalation”?' });
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('“Escalation” is applied.').waitFor();
}

async function describeHere(description: string): Promise<void> {
  const { ask } = await signedIn(flock.url, flock.admin);
  const { segments } = await ask<{ segments: { nodes: { id: string }[] } }>(
    '{ segments(filter: { search: "escalated-customers" }) { nodes { id } } }',
  );
  await ask('mutation ($id: ID!, $input: SegmentChangeInput!) { updateSegment(id: $id, input: $input) { id } }', {
    id: segments.nodes[0]?.id,
    input: { description },
  });
}

it('plans, applies, and leads to what it made', async () => {
  const { page, problems } = await enter();
  await openBloc(page);
  for (const kind of ['Goals', 'Segments', 'Best practices', 'Plays'])
    await page.getByRole('heading', { name: kind, exact: true }).waitFor();
  await apply(page);
  await page.getByText('Applied', { exact: true }).waitFor();
  await expectPart(page, SEGMENT, 'As it is');

  await page.getByRole('link', { name: 'How to deal with an escalation storm' }).click();
  await page.getByRole('heading', { level: 1, name: 'How to deal with an escalation storm' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: SEGMENT, exact: true }).click();
  await page.getByText('There are escalations where Open is yes').waitFor();
  await page.goto('/plays');
  await page.getByRole('link', { name: 'Too many open support escalations' }).click();
  await page.getByText('1 business day after the start', { exact: false }).first().waitFor();
  expect(problems).toEqual([]);
});

it('keeps what was changed here, and replaces it when asked to', async () => {
  const { page } = await enter();
  await openBloc(page);
  await apply(page);
  await describeHere('As we see it.');
  await openBloc(page);
  await expectPart(page, SEGMENT, 'Stays as changed here');
  await part(page, SEGMENT).getByText('1 difference').click();
  await part(page, SEGMENT).getByText('As we see it.').waitFor();
  await page.getByRole('checkbox', { name: 'Also replace what was changed here' }).check();
  await expectPart(page, SEGMENT, 'Changes');
  await apply(page);
  await expectPart(page, SEGMENT, 'As it is');
  await page.getByRole('link', { name: SEGMENT, exact: true }).click();
  await page.getByText('At least one escalation is open.').waitFor();
});

it('shows the plan to who may not apply it, and says who may', async () => {
  const { page } = await enter();
  const { ask } = await signedIn(flock.url, flock.admin);
  const csm = { name: 'Cleo Crook', email: `cleo${Date.now()}@flock.example`, password: 'six warm barns at dusk' };
  await ask('mutation ($input: NewUserInput!) { createUser(input: $input) { id } }', {
    input: { ...csm, role: 'csm' },
  });
  await page.close();
  const other = await enter(csm);
  await openBloc(other.page);
  await other.page.getByText('Only an administrator can apply a SuccessBLOC.').waitFor();
  expect(await other.page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
});

it('takes a text of one’s own: faults by line and column, a plan, and applying it', async () => {
  const { page, problems } = await enter();
  await openBloc(page);
  await page.getByRole('tab', { name: 'Its text' }).click();
  const text = page.getByRole('textbox', { name: 'SuccessBLOC as YAML' });
  const key = `mine-${Date.now()}`;
  const own = `bloc: ${key}\nformat: 1\nname: Mine\nsegments:\n  - { key: ${key}-gold, name: Gold, object: account, rule: { fact: account.tire, op: is, value: gold } }\n`;
  await text.fill(own);
  await page.getByRole('button', { name: 'Check and plan' }).click();
  await page.getByText('It can’t be applied as it is; nothing was changed.').waitFor();
  await page.getByText('Did you mean “account.tier”?', { exact: false }).waitFor();
  await page.getByRole('button', { name: /^Line 5, column \d+:$/ }).click();
  expect(await text.evaluate((at) => (at as unknown as { selectionStart: number }).selectionStart)).toBeGreaterThan(
    own.indexOf('rule:'),
  );
  await text.fill(own.replace('account.tire', 'account.tier'));
  await page.getByRole('button', { name: 'Check and plan' }).click();
  await expectPart(page, 'Gold', 'New');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await page.getByText('is applied.', { exact: false }).waitFor();
  await page.goto('/blocs');
  await page.getByRole('link', { name: 'Mine', exact: true }).waitFor();
  expect(problems).toEqual([]);
});
