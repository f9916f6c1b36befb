// Coming in, being turned away, and being let back to where one was.
import { browserForAll, expectRows, FLOCK_LIST, flock, flockNames } from './console.js';

const { visit, enter } = browserForAll();

it('says what is wrong with a wrong password, and keeps the e-mail', async () => {
  const { page } = await visit();
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(flock.admin.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const refusal = page.getByRole('alert');
  await refusal.waitFor();
  expect((await refusal.innerText()).length).toBeGreaterThan(20);
  expect(await page.getByLabel('E-mail').inputValue()).toBe(flock.admin.email);
  expect(new URL(page.url()).pathname).toBe('/login');
});

it('leads to the page that was asked for, with its filters', async () => {
  const { page } = await visit();
  await page.goto(FLOCK_LIST);
  await page.getByLabel('E-mail').fill(flock.admin.email);
  await page.getByLabel('Password').fill(flock.admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectRows(page, flockNames(1, 25));
});

it('asks to sign in again when the session has ended, then goes back', async () => {
  const { page, context } = await enter();
  await context.clearCookies();
  await page.getByRole('menuitem', { name: 'Users' }).click();
  await page.getByText('Your session has ended').waitFor();
  await page.getByLabel('E-mail').fill(flock.admin.email);
  await page.getByLabel('Password').fill(flock.admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/users');
  await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
});

it('signs out, and what was open is closed', async () => {
  const { page } = await enter();
  await page.getByRole('button', { name: /account and sign-out/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/login');
  await page.goto('/accounts');
  await page.waitForURL('**/login');
});

it('refuses a set-up link that has been used', async () => {
  const { page } = await visit();
  await page.goto(flock.setupLink);
  await page.getByLabel('Name').fill('Wolf');
  await page.getByLabel('E-mail').fill('wolf@flock.example');
  await page.getByLabel('Password').fill('in the clothes of a sheep');
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByRole('alert').waitFor();
  expect(new URL(page.url()).pathname).toBe('/setup');
});
