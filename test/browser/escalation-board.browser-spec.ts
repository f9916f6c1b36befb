// The board by keyboard alone: a request is lifted, carried to the active ones and accepted there; then its brief is read.
import { signedIn } from './api.mjs';
import { browserForAll, eventually, flock } from './console.js';

const { enter } = browserForAll();

const STAMP = Date.now();
const NAME = `Carried ${STAMP}`;
const SUBJECT = `Exports stand still ${STAMP}`;

/** A case of an account, for which somebody asked. */
beforeAll(async () => {
  const { ask } = await signedIn(flock.url, flock.admin);
  const { account } = await ask<{ account: { id: string } }>(
    'mutation ($name: String!) { account: createAccount(name: $name) { id } }',
    { name: NAME },
  );
  await ask('mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename } }', {
    cases: [{ source: 'board', externalId: `B-${STAMP}`, organisationKey: NAME, subject: SUBJECT }],
  });
  await ask('mutation ($key: String!, $id: ID!) { matchCases(kind: organisation, key: $key, accountId: $id) }', {
    key: NAME,
    id: account.id,
  });
  const { cases } = await ask<{ cases: { nodes: { id: string }[] } }>(
    'query ($search: String!) { cases(filter: { search: $search }) { nodes { id } } }',
    { search: SUBJECT },
  );
  await ask(
    'mutation ($id: ID!) { requestEscalation(caseId: $id, reason: "The month can not be closed") { __typename } }',
    { id: cases.nodes[0]?.id },
  );
}, 60_000);

it('a request goes to the active ones by space and arrows, and is accepted there', async () => {
  const { page, problems, context } = await enter();
  await page.goto('/escalations');
  const column = (name: string) => page.getByRole('region', { name });
  const handle = column('Requests').getByLabel(`Move: ${SUBJECT}`);
  await handle.focus();
  await page.keyboard.press('Space');
  await eventually(async () => expect(await page.getByText('Lifted from Requests.').count()).toBe(1));
  await page.keyboard.press('ArrowRight');
  await eventually(async () => expect(await page.getByText('Over Active.').count()).toBe(1));
  await page.keyboard.press('Space');
  const dialog = page.getByRole('dialog', { name: 'Accept the request' });
  await dialog.waitFor();
  expect(await dialog.getByLabel('Reason').inputValue()).toBe('The month can not be closed');
  await dialog.getByRole('button', { name: 'Accept and open' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await column('Active').getByRole('link', { name: SUBJECT }).waitFor();
  expect(await column('Requests').getByText(SUBJECT).count()).toBe(0);

  await column('Active').getByRole('link', { name: SUBJECT }).click();
  await page.getByRole('tab', { name: 'Brief' }).click();
  const brief = page.getByRole('article');
  await brief.getByText('The month can not be closed').waitFor();
  expect(await brief.getByRole('heading').allInnerTexts()).toEqual(
    expect.arrayContaining([SUBJECT, 'What happened', 'Plan', 'Value at stake']),
  );
  expect(problems).toEqual([]);
  await context.close();
});

it('an active one can’t be carried back to the requests: it stays where it was', async () => {
  const { page, context } = await enter();
  await page.goto('/escalations');
  const active = page.getByRole('region', { name: 'Active' });
  await active.getByLabel(`Move: ${SUBJECT}`).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await active.getByRole('link', { name: SUBJECT }).waitFor();
  await context.close();
});
