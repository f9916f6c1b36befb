// What a page does when the ground moves: files replaced by a new version, a server out of reach, an address that leads nowhere.
import { browserForAll } from './console.js';

const { enter } = browserForAll();

it('loads itself again when its next part was replaced by a new version', async () => {
  const { page } = await enter();
  let missed = false;
  await page.route(/assets\/user-list/, (route) => {
    if (missed) return route.continue();
    missed = true;
    return route.fulfill({ status: 404, body: '' });
  });
  await page.getByRole('menuitem', { name: 'Users' }).click();
  await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
  expect(missed).toBe(true);
});

it('says it when the server is out of reach, and goes on when it is back', async () => {
  const { page, context } = await enter();
  await page.goto('/users');
  await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
  await context.route('**/graphql', (route) => route.abort());
  await page.getByRole('menuitem', { name: 'Accounts' }).click();
  await page.locator('main').getByText("The server can't be reached").waitFor();
  await context.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('main a[data-row]').first().waitFor();
});

it('says it where there is no page', async () => {
  const { page } = await enter();
  await page.goto('/no-such-page');
  await page.getByRole('heading', { level: 1, name: 'There is no page here' }).waitFor();
});
