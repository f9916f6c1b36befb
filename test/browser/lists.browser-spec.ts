// Lists: pages by keyset, links that lead to the same rows elsewhere, filters, and who may add to them.
import { browserForAll, eventually, expectRows, flock, flockNames, openFlock, rows } from './console.js';

const { enter } = browserForAll();

it('walks forward and back, and ends', async () => {
  const { page } = await enter();
  await openFlock(page);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('button', { name: 'Next' }).click();
  await expectRows(page, flockNames(26, 50));
  await pages.getByRole('button', { name: 'Next' }).click();
  await expectRows(page, flockNames(51, 60));
  expect(await pages.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  await pages.getByRole('button', { name: 'Previous' }).click();
  await expectRows(page, flockNames(26, 50));
  await eventually(async () => expect(await page.locator('[data-count]').innerText()).toBe('60'));
});

it('gives a link that shows the same page to somebody else', async () => {
  const { page } = await enter();
  await openFlock(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.waitForURL('**after=**');
  const other = await enter(flock.reader);
  await other.page.goto(page.url());
  await expectRows(other.page, flockNames(26, 50));
  await other.page.getByRole('button', { name: 'Previous' }).click();
  await expectRows(other.page, flockNames(1, 25));
});

it('searches while one types, and offers the way out when nothing matches', async () => {
  const { page } = await enter();
  await page.goto('/accounts');
  const search = page.getByRole('searchbox');
  await search.fill('Flock 17');
  await expectRows(page, ['Flock 17']);
  await search.fill('no such flock');
  await page.getByText('Nothing matches these filters').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await eventually(async () => expect((await rows(page)).length).toBeGreaterThan(1));
});

it('sorts by a column both ways', async () => {
  const { page } = await enter();
  await openFlock(page);
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await expectRows(page, flockNames(36, 60).reverse());
});

it('shows a reader neither what they may not change nor where they may not go', async () => {
  const { page } = await enter(flock.reader);
  await openFlock(page);
  expect(await page.getByRole('link', { name: 'New account' }).count()).toBe(0);
  expect(await page.getByRole('menuitem', { name: 'API tokens' }).count()).toBe(0);
  expect(await page.getByRole('menuitem', { name: 'Accounts' }).count()).toBe(1);
});
