// Light and dark stay as chosen; a phone sees everything without scrolling sideways.
import type { Page } from 'playwright-core';
import { browserForAll, openFlock } from './console.js';
import { faultsOf } from './visit.mjs';

const { enter, visit } = browserForAll();

const scheme = (page: Page): Promise<string> =>
  page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme');
const toggle = (page: Page) => page.getByRole('button', { name: /light\/dark|theme/i }).click();

it('follows the system, then the choice, which outlives reload and sign-out', async () => {
  const { page } = await enter(undefined, { colorScheme: 'light' });
  expect(await scheme(page)).toBe('light');
  await toggle(page);
  expect(await scheme(page)).toBe('dark');
  await page.reload();
  await page.locator('#main-content').waitFor();
  expect(await scheme(page)).toBe('dark');
  await page.getByRole('button', { name: /account and sign-out/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/login');
  expect(await scheme(page)).toBe('dark');
});

it('starts dark where the system is dark', async () => {
  const { page } = await visit({ colorScheme: 'dark' });
  await page.goto('/login');
  await page.getByLabel('E-mail').waitFor();
  expect(await scheme(page)).toBe('dark');
});

it('fits a phone: rows as cards, the menu behind a button', async () => {
  const { page, settled, problems } = await enter(undefined, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await openFlock(page);
  await settled();
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await page
    .getByRole('button', { name: /open menu|menu/i })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Users' }).click();
  await page.waitForURL('**/users');
  expect(problems).toEqual([]);
});
