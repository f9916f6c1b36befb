// A CSM's tasks: completed by keyboard alone, refused in words while another must end first, done in detail, taken back.
import type { Page } from 'playwright-core';
import { signedIn } from './api.mjs';
import { browserForAll, eventually, flock } from './console.js';

const { enter } = browserForAll();

const NAME = `Stormy ${Date.now()}`;
const CSM = { name: 'Tess Tender', email: `tess${Date.now()}@flock.example`, password: 'nine soft bells at noon' };
const [FIRST, SECOND, THIRD] = [
  'Escalate internally',
  'Run an investigation with the customer',
  'Address any open issue with the customer',
];

let accountId = '';

/** An account of hers with four open escalations, while the play that answers them is on. */
beforeAll(async () => {
  const { ask } = await signedIn(flock.url, flock.admin);
  await ask('mutation { applyBloc(key: "escalation") { ... on CodedError { code } } }');
  await ask(
    'mutation { enablePlay(key: "too-many-open-support-escalations", startWith: new) { ... on CodedError { code } } }',
  );
  await eventually(async () => {
    const { segments } = await ask<{ segments: { nodes: { filling: boolean }[] } }>(
      '{ segments(filter: { search: "more-than-3-open-escalations" }) { nodes { filling } } }',
    );
    expect(segments.nodes).toEqual([{ filling: false }]);
  }, 30_000);
  const { user } = await ask<{ user: { id: string } }>(
    'mutation ($input: NewUserInput!) { user: createUser(input: $input) { id } }',
    { input: { ...CSM, role: 'csm' } },
  );
  const { account } = await ask<{ account: { id: string } }>(
    'mutation ($name: String!) { account: createAccount(name: $name) { id } }',
    { name: NAME },
  );
  accountId = account.id;
  await ask('mutation ($id: ID!, $userId: ID) { setAccountOwner(id: $id, role: csm, userId: $userId) { id } }', {
    id: accountId,
    userId: user.id,
  });
  for (const reason of ['slow', 'wrong', 'late', 'lost'])
    await ask(
      'mutation ($input: OpenEscalationInput!) { openEscalation(input: $input) { ... on CodedError { message } } }',
      { input: { accountId, severity: 'high', reason } },
    );
  await eventually(async () => {
    const { playRuns } = await ask<{ playRuns: { nodes: unknown[] } }>(
      'query ($id: ID!) { playRuns(accountId: $id) { nodes { id } } }',
      { id: accountId },
    );
    expect(playRuns.nodes).toHaveLength(1);
  }, 30_000);
}, 90_000);

const focused = (page: Page) => page.locator(':focus').innerText();

async function openTask(page: Page, title: string): Promise<void> {
  await page.goto(`/accounts/${accountId}/show?tab=runs`);
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

it('is completed by keyboard alone: g t, j, c, an outcome, Enter', async () => {
  const { page, problems } = await enter(CSM);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('link', { name: FIRST, exact: true }).waitFor();
  await page.keyboard.press('j');
  expect(await focused(page)).toContain(FIRST);
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: `Complete “${FIRST}”` });
  await dialog.waitFor();
  await eventually(async () => expect(await page.locator(':focus').getAttribute('type')).toBe('radio'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Mo took it.');
  await page.keyboard.press('Control+Enter');
  await page.getByText(`“${FIRST}” is done.`).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => expect(await page.getByRole('link', { name: FIRST, exact: true }).count()).toBe(0));
  expect(problems).toEqual([]);
});

it('is read, snoozed, commented and taken back beside the list, by keyboard alone', async () => {
  const { page, problems } = await enter(CSM);
  await page.goto('/tasks');
  await page.getByRole('link', { name: SECOND, exact: true }).waitFor();
  await page.keyboard.press('j');
  expect(await focused(page)).toContain(SECOND);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Task' });
  await panel.getByRole('heading', { name: 'What to do' }).waitFor();
  await panel.getByText('4 open escalations').waitFor();
  await panel.getByText('Too many open support escalations', { exact: false }).first().waitFor();

  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: SECOND }).waitFor();
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('They are at a fair until Friday.');
  await page.keyboard.press('Control+Enter');
  await panel.getByText('They are at a fair until Friday.').waitFor();

  await page.keyboard.press('d');
  const move = page.getByRole('dialog', { name: `When is “${SECOND}” due?` });
  await move.getByText('Also move the 3 later open tasks of the same work').waitFor();
  await page.keyboard.press('Escape');
  await move.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });

  // Two at once: x selects, s asks for both, u takes both back.
  for (const title of [SECOND, THIRD]) {
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('x');
  }
  await page.getByText('2 tasks selected').waitFor();
  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: 'Snooze 2 tasks' }).waitFor();
  await page.locator('[role="dialog"] input:focus').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 tasks changed.').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const asleep = async () => {
    const { ask } = await signedIn(flock.url, CSM);
    const { myTasks } = await ask<{ myTasks: { nodes: { snoozedUntil: string | null }[] } }>(
      '{ myTasks(view: later, first: 50) { nodes { snoozedUntil } } }',
    );
    return myTasks.nodes.filter(({ snoozedUntil }) => snoozedUntil !== null).length;
  };
  await eventually(async () => expect(await asleep()).toBe(2));
  await page.keyboard.press('u');
  await page.getByText('Taken back.').waitFor();
  await eventually(async () => expect(await asleep()).toBe(0));
  expect(problems).toEqual([]);
});

it('also stands on a board and in a month', async () => {
  const { page, problems } = await enter(CSM);
  await page.goto('/tasks?tab=board');
  await page.getByRole('link', { name: SECOND, exact: true }).waitFor();
  await page.goto('/tasks?tab=calendar');
  await page.getByRole('link', { name: SECOND, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Month after' }).click();
  await page.getByRole('button', { name: 'This month' }).click();
  await page.getByRole('link', { name: SECOND, exact: true }).waitFor();
  expect(problems).toEqual([]);
});

it('says why it can’t be completed while another must end first, and loses nothing', async () => {
  const { page } = await enter(CSM);
  await openTask(page, THIRD);
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'The customer accepts every answer' }).check();
  await dialog.getByLabel('Note').fill('All four.');
  await dialog.getByRole('button', { name: 'Complete' }).click();
  await dialog.getByText(`Finish “${SECOND}” first`, { exact: false }).waitFor();
  expect(await dialog.getByLabel('Note').inputValue()).toBe('All four.');
});

it('keeps ticks and comments, sleeps, wakes, is skipped with a reason and taken back', async () => {
  const { page } = await enter(CSM);
  await openTask(page, SECOND);
  await page.getByRole('checkbox', { name: 'The customer ranked the open cases' }).check();
  await page.getByText('1 of 4').waitFor();
  await page.getByRole('textbox', { name: 'Comment' }).fill('Call on Thursday.');
  await page.getByRole('button', { name: 'Add comment' }).click();
  await page.getByRole('listitem').getByText('Call on Thursday.').waitFor();

  await page.getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'In two weeks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click();
  await page.getByText('Asleep until').waitFor();
  await page.getByRole('button', { name: 'Wake now' }).click();
  await page.getByText('Asleep until').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('They know the cause.');
  await page.getByRole('dialog').getByRole('button', { name: 'Skip', exact: true }).click();
  await page.getByText('They know the cause.').waitFor();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await page.getByRole('button', { name: 'Complete' }).waitFor();
});

it('stands under Done when it is over, and can be taken back from there', async () => {
  const { page } = await enter(CSM);
  await page.goto('/tasks?tab=list');
  await page.getByRole('tab', { name: 'Done' }).click();
  await page.getByText('An internal owner took it').waitFor();
  await page.getByRole('link', { name: FIRST, exact: true }).click();
  await page.getByText('Mo took it.').waitFor();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await page.getByRole('button', { name: 'Complete' }).waitFor();
});
