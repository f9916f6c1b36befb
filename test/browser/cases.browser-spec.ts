// A case from the customer's words to an active escalation: what was said and noticed, who asked, who decided.
import type { Page } from 'playwright-core';
import { signedIn } from './api.mjs';
import { browserForAll, eventually, expectRows, flock } from './console.js';

const { enter } = browserForAll();

const BODY = 'Hello,\n\nwe need an answer as soon as possible, this is very frustrating.\n\nWanda';

const INGEST = `mutation ($cases: [IngestedCaseInput!]!) {
  ingestCases(cases: $cases) { ... on CodedError { code message } }
}`;

interface Delivered {
  readonly id: string;
  readonly subject: string;
}

/** Delivers a case of its own as a help desk would. */
async function deliver(name: string, contactEmail = 'wanda@flock01.example'): Promise<Delivered> {
  const { ask } = await signedIn(flock.url, flock.admin);
  const subject = `${name} ${Date.now()}`;
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const message = (externalId: string, direction: string, body: string, sentAt: string) => ({
    externalId: `${subject} ${externalId}`,
    direction,
    body,
    sentAt,
    authorName: direction === 'inbound' ? 'Wanda Wool' : 'Sam Support',
  });
  const messages = [
    message('1', 'inbound', BODY, at(30)),
    message('2', 'outbound', 'We are on it.', at(20)),
    message('3', 'note', 'Looks like the shears.', at(10)),
  ];
  const given = { source: 'browser', externalId: subject, subject, status: 'open', priority: 'high', contactEmail };
  await ask(INGEST, { cases: [{ ...given, openedAt: at(30), updatedAt: at(10), messages }] });
  const { cases } = await ask<{ cases: { nodes: { id: string }[] } }>(
    'query ($search: String) { cases(filter: { search: $search }) { nodes { id } } }',
    {
      search: subject,
    },
  );
  return { id: cases.nodes[0]?.id ?? '', subject };
}

async function openCase(page: Page, { id, subject }: Delivered): Promise<void> {
  await page.goto(`/cases/${id}/show`);
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

/** What of an element a spec reads in the page: this side knows no DOM. */
interface Attributed {
  getAttribute(name: string): string | null;
}

const panel = (page: Page) => page.getByRole('region', { name: 'Escalation', exact: true });

it('shows who said what, marks the words that show a signal, and explains them to the keyboard', async () => {
  const { subject } = await deliver('Blunt shears');
  const { page, problems } = await enter();
  await page.goto('/cases');
  await page.getByRole('searchbox').fill(subject);
  await page.waitForURL('**filter=**');
  await expectRows(page, [subject]);
  await page.getByRole('link', { name: subject }).click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  await page.getByRole('link', { name: 'Flock 01' }).waitFor();
  const said = page.locator('li[data-direction]');
  await said.nth(2).waitFor();
  expect(
    await said.evaluateAll((items: Attributed[]) => items.map((item) => item.getAttribute('data-direction'))),
  ).toEqual(['inbound', 'outbound', 'note']);
  const urgent = page.locator('mark[data-kinds~="urgency"]');
  await urgent.first().waitFor();
  expect((await urgent.allInnerTexts()).join('')).toContain('as soon as possible');
  const first = said.first();
  expect(await first.innerText()).toContain(BODY);
  await first.getByRole('list', { name: 'Signals in this message' }).getByText('Urgency').waitFor();

  await urgent.first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('tooltip').getByText('needs attention').waitFor();
  await page
    .getByRole('tooltip')
    .getByText(/^Rule /)
    .waitFor();

  await page.getByRole('img', { name: 'Sentiment over time, 0 to 100' }).waitFor();
  await page
    .getByRole('button', { name: /^Show the message of/ })
    .first()
    .click();
  await eventually(async () => expect(await page.locator('li[data-direction]:focus').count()).toBe(1));
  expect(problems).toEqual([]);
});

it('goes from a request to an active escalation, through its stages, to what was learnt', async () => {
  const lost = await deliver('Lost lambs');
  const { subject } = lost;
  const { page } = await enter();
  await openCase(page, lost);
  await panel(page).getByRole('button', { name: 'Request escalation' }).click();
  const asking = page.getByRole('dialog', { name: 'Request an escalation' });
  await asking.getByLabel('Reason').fill('Three lambs are missing since Monday.');
  await asking.getByRole('button', { name: 'Request', exact: true }).dblclick();
  await panel(page).getByText('Three lambs are missing since Monday.').waitFor();

  await page.goto('/escalations');
  const waiting = page.getByRole('region', { name: 'Requests' }).getByRole('listitem').filter({ hasText: subject });
  await waiting.getByRole('button', { name: 'Accept' }).click();
  const accepting = page.getByRole('dialog', { name: 'Accept the request' });
  expect(await accepting.getByLabel('Reason').inputValue()).toBe('Three lambs are missing since Monday.');
  await accepting.getByRole('button', { name: 'Accept and open' }).click();
  await page.getByRole('region', { name: 'Active' }).getByRole('link', { name: subject }).click();

  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  await page.getByText('€12,000').waitFor();
  await page.getByRole('button', { name: 'Plan in place' }).click();
  await eventually(async () =>
    expect(await page.locator('[aria-current="step"]').innerText()).toContain('Plan in place'),
  );
  await page.getByRole('button', { name: 'Resolve' }).click();
  const resolving = page.getByRole('dialog', { name: 'Resolve the escalation' });
  await resolving.getByLabel('Root cause').fill('A gap in the fence.');
  await resolving.getByRole('button', { name: 'Resolve' }).click();
  expect(await resolving.isVisible()).toBe(true);
  await resolving.getByLabel('Summary').fill('All three are back.');
  await resolving.getByLabel('Prevention').fill('We walk the fence each week.');
  await resolving.getByRole('button', { name: 'Resolve' }).click();
  await page.getByText('We walk the fence each week.').waitFor();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
});

it('tells whoever comes second who was there first, and keeps their words', async () => {
  const contested = await deliver('Two shepherds');
  const { id } = contested;
  const { ask } = await signedIn(flock.url, flock.admin);
  const helper = { name: 'Hana Helper', email: `hana${Date.now()}@flock.example`, password: 'nine slow clouds drift' };
  await ask('mutation ($input: NewUserInput!) { createUser(input: $input) { id } }', {
    input: { ...helper, role: 'leader' },
  });
  const { page } = await enter(helper);
  await openCase(page, contested);
  await panel(page).getByRole('button', { name: 'Request escalation' }).click();
  const asking = page.getByRole('dialog', { name: 'Request an escalation' });
  await asking.getByLabel('Reason').fill('Mine came second.');
  await ask('mutation ($id: ID!) { requestEscalation(caseId: $id, reason: "Mine came first.") { __typename } }', {
    id,
  });
  await asking.getByRole('button', { name: 'Request', exact: true }).click();
  await asking.getByText(/ has asked for this already\. Accept or decline that request\.$/).waitFor();
  expect(await asking.getByLabel('Reason').inputValue()).toBe('Mine came second.');
  await asking.getByRole('button', { name: 'Cancel' }).click();
  await panel(page).getByText('Mine came first.').waitFor();
});

it('gives cases that nobody could place their account, all at once', async () => {
  const address = `lost${Date.now()}@nowhere-known.example`;
  const stray = await deliver('Stray', address);
  const { page } = await enter();
  await page.goto('/unmatched-cases');
  await page.getByRole('listitem').filter({ hasText: address }).getByRole('button', { name: 'Choose account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Whose cases are these?' });
  await dialog.getByLabel('Account').fill('Flock 02');
  await page.getByRole('option', { name: 'Flock 02' }).click();
  await dialog.getByRole('button', { name: 'Match' }).click();
  await page.getByText('1 case found its account.').waitFor();
  await openCase(page, stray);
  await page.getByRole('link', { name: 'Flock 02' }).waitFor();
});
