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
