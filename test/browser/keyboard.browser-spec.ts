// Everything by keyboard: shortcuts where nobody types, rows by j and k, and a way past the menu.
import { browserForAll, openFlock } from './console.js';

const { enter } = browserForAll();

it('goes to a list by g and its letter', async () => {
  const { page } = await enter();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL('**/accounts');
});

it('lists its shortcuts on ?', async () => {
  const { page } = await enter();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain('Go to Accounts');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('searches on /, and leaves letters to who types', async () => {
  const { page } = await enter();
  await page.goto('/accounts');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('gu?/');
  expect(await page.getByRole('searchbox').inputValue()).toBe('gu?/');
  expect(new URL(page.url()).pathname).toBe('/accounts');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('walks the rows by j and k, and opens one by Enter', async () => {
  const { page } = await enter();
  await openFlock(page);
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  expect(await page.locator(':focus').innerText()).toBe('Flock 02');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Flock 02' }).waitFor();
});

it('lets the first Tab skip the menu', async () => {
  const { page } = await enter();
  await page.reload();
  await page.locator('#main-content').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Skip to content');
});
