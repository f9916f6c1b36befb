// At the desk: a reply by mail, a note that its reader confirms, a question that an expert accepts and answers, and nothing else to see for them.
import type { Locator, Page } from 'playwright-core';
import { signedIn } from './api.mjs';
import { browserForAll, eventually, flock } from './console.js';

const { enter } = browserForAll();

const INGEST = `mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { ... on CodedError { code message } } }`;
const PASSWORD = 'nine slow clouds drift';

async function deliver(name: string, source = 'mail'): Promise<{ id: string; subject: string }> {
  const { ask } = await signedIn(flock.url, flock.admin);
  const subject = `${name} ${Date.now()}`;
  const sentAt = new Date(Date.now() - 30 * 60_000).toISOString();
  const messages = [
    { externalId: subject, direction: 'inbound', body: 'The shears are blunt.', sentAt, authorName: 'Wanda Wool' },
  ];
  const given = {
    source,
    externalId: subject,
    subject,
    status: 'open',
    priority: 'high',
    contactEmail: 'wanda@flock01.example',
  };
  await ask(INGEST, { cases: [{ ...given, openedAt: sentAt, messages }] });
  const { cases } = await ask<{ cases: { nodes: { id: string }[] } }>(
    'query ($search: String) { cases(filter: { search: $search }) { nodes { id } } }',
    { search: subject },
  );
  return { id: cases.nodes[0]?.id ?? '', subject };
}

async function hire(name: string, role: string): Promise<{ name: string; email: string; password: string }> {
  const { ask } = await signedIn(flock.url, flock.admin);
  const person = {
    name: `${name} ${Date.now()}`,
    email: `${name.toLowerCase()}${Date.now()}@flock.example`,
    password: PASSWORD,
  };
  await ask('mutation ($input: NewUserInput!) { createUser(input: $input) { id } }', { input: { ...person, role } });
  return person;
}

async function openCase(page: Page, { id, subject }: { id: string; subject: string }): Promise<void> {
  await page.goto(`/cases/${id}/show`);
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

/** What is offered comes while one types, and may be replaced under the pointer. */
const choose = (page: Page, field: Locator, name: string): Promise<void> =>
  eventually(async () => {
    await field.fill('');
    await field.fill(name);
    await page.getByRole('option', { name }).click({ timeout: 2_500 });
  }, 20_000);

it('answers the customer by a mail, and the case waits for them', async () => {
  const asked = await deliver('Blunt shears');
  const { page, problems } = await enter();
  await openCase(page, asked);
  await page
    .getByRole('banner')
    .getByText('Pending our reply')
    .or(page.getByText('Pending our reply'))
    .first()
    .waitFor();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Reply to the customer' });
  await dialog.getByText('A mail to wanda@flock01.example').waitFor();
  await dialog.getByLabel('Your reply').fill('We send sharper ones today.');
  await dialog.getByRole('button', { name: 'Send' }).click();
  const reply = page.locator('li[data-direction="outbound"]').filter({ hasText: 'We send sharper ones today.' });
  await reply.waitFor();
  await eventually(async () => expect(await page.getByText('Pending our reply').count()).toBe(0));
  await page.getByRole('region', { name: 'Clocks' }).getByText('First response').waitFor();
  expect(problems).toEqual([]);
});

it('leaves a note that its reader confirms', async () => {
  const asked = await deliver('Lost lamb');
  const reader = await hire('Lena', 'leader');
  const { page } = await enter();
  await openCase(page, asked);
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave an internal note' });
  await dialog.getByRole('textbox', { name: /^Note/ }).fill('Call them today.');
  await choose(page, dialog.getByLabel('To be confirmed by'), reader.name);
  await dialog.getByRole('button', { name: 'Leave note' }).click();
  await page.getByText(`Waits for ${reader.name}`).waitFor();

  const { page: theirs } = await enter(reader);
  await theirs.goto('/');
  const card = theirs.getByRole('listitem').filter({ hasText: asked.subject });
  await card.getByRole('button', { name: 'Confirm' }).click();
  await eventually(async () => expect(await card.count()).toBe(0));
  await openCase(theirs, asked);
  await theirs.getByText(`Confirmed by ${reader.name}`).waitFor();
});

it('asks an expert, who accepts, answers, and sees nothing else', async () => {
  const asked = await deliver('Which whetstone');
  const hidden = await deliver('Not shared');
  const expert = await hire('Enzo', 'expert');
  const { page } = await enter();
  await openCase(page, asked);
  const panel = page.getByRole('region', { name: 'Swarm', exact: true });
  await panel.getByRole('button', { name: 'Swarm' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask experts' });
  await dialog.getByLabel('Question').fill('Fine or coarse?');
  await choose(page, dialog.getByLabel('Experts'), expert.name);
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await panel.getByText('Fine or coarse?').waitFor();

  const { page: theirs } = await enter(expert);
  await theirs.goto('/swarms');
  await theirs.getByRole('link', { name: 'Fine or coarse?' }).click();
  await theirs.getByRole('heading', { level: 1, name: asked.subject }).waitFor();
  const shared = theirs.getByRole('region', { name: 'Swarm', exact: true });
  await shared.getByRole('button', { name: 'Accept' }).click();
  await shared.getByText('on it').waitFor();
  await shared.getByRole('button', { name: 'Answer' }).click();
  const answering = theirs.getByRole('dialog', { name: 'Answer' });
  await answering.getByRole('textbox', { name: /^Answer/ }).fill('The fine one.');
  await answering.getByRole('button', { name: 'Answer' }).click();
  await theirs.locator('li[data-direction="note"]').filter({ hasText: 'The fine one.' }).waitFor();

  await theirs.goto('/cases');
  await theirs.getByRole('link', { name: asked.subject }).waitFor();
  expect(await theirs.getByText(hidden.subject).count()).toBe(0);
  await theirs.goto(`/cases/${hidden.id}/show`);
  await eventually(async () => expect(await theirs.getByText(hidden.subject).count()).toBe(0));

  await openCase(page, asked);
  await panel.getByRole('button', { name: 'Close' }).click();
  const closing = page.getByRole('dialog', { name: 'Close the swarm' });
  await closing.getByLabel('What came of it').fill('The fine one does.');
  await closing.getByRole('button', { name: 'Close', exact: true }).click();
  await panel.getByText('The fine one does.').waitFor();
});
