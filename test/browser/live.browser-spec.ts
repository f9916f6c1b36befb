// Changes made elsewhere come to the screen; all tabs of a browser share one stream, and another tab takes over when one goes.
import type { Page } from 'playwright-core';
import { signedIn } from './api.mjs';
import { browserForAll, eventually, flock, openFlock } from './console.js';

const { enter } = browserForAll();

const countStreams = (page: Page) => {
  const opened: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/live')) opened.push(request.url());
  });
  return opened;
};

async function change(id: string, industry: string): Promise<void> {
  const { ask } = await signedIn(flock.url, flock.admin);
  await ask('mutation ($id: ID!, $input: AccountInput!) { updateAccount(id: $id, input: $input) { id } }', {
    id,
    input: { industry },
  });
}

it('opens one stream for two tabs, shows a change in both, and hands the stream over', async () => {
  const first = await enter();
  await openFlock(first.page);
  await first.page.getByRole('link', { name: 'Flock 03' }).click();
  await first.page.getByRole('heading', { level: 1, name: 'Flock 03' }).waitFor();
  const id = /accounts\/([^/]+)\/show/.exec(first.page.url())?.[1] ?? '';

  const second = await first.context.newPage();
  const streams = countStreams(second);
  await second.goto(first.page.url());
  await second.getByRole('heading', { level: 1, name: 'Flock 03' }).waitFor();

  await change(id, 'Shearing');
  for (const page of [first.page, second]) await page.getByText('Shearing').waitFor();
  expect(streams).toEqual([]);

  await first.page.close();
  await eventually(() => Promise.resolve(expect(streams).toHaveLength(1)));
  await change(id, 'Spinning');
  await second.getByText('Spinning').waitFor();
});
