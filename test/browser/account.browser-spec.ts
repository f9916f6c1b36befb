// An account's page: who they are, the people there, what changed; made and changed by hand.
import { browserForAll, eventually, openFlock } from './console.js';

const { enter } = browserForAll();

it('shows the account, its people, and keeps the open tab in the address', async () => {
  const { page, problems } = await enter();
  await openFlock(page);
  await page.getByRole('link', { name: 'Flock 01' }).click();
  await page.getByRole('heading', { level: 1, name: 'Flock 01' }).waitFor();
  await page.getByText('€12,000').waitFor();
  await page.getByRole('link', { name: 'Wanda Wool' }).waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.waitForURL('**tab=history');
  await page.reload();
  await page.getByRole('tabpanel', { name: 'History' }).waitFor();
  await page.getByRole('tabpanel').getByText('Gold').waitFor();
  expect(problems).toEqual([]);
});

it('makes an account, changes it, and remembers the change', async () => {
  const { page } = await enter();
  const name = `Newborn ${Date.now()}`;
  await page.goto('/accounts/create');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Tier').fill('silver');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Tier').fill('platinum');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/show');
  await page.getByRole('tab', { name: 'History' }).click();
  await eventually(async () => {
    const history = await page.getByRole('tabpanel').innerText();
    expect(history).toContain('Platinum');
    expect(history).toContain('Silver');
  });
});

it('says what the API refuses, next to nothing lost', async () => {
  const { page } = await enter();
  await page.goto('/accounts/create');
  await page.getByLabel('Name').fill('Wrong money');
  await page.getByLabel('Currency').fill('euro');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/three capital letters/).waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('Wrong money');
});

it('says it when there is no such account', async () => {
  const { page } = await enter();
  await page.goto('/accounts/01900000-0000-7000-8000-000000000000/show');
  await page.getByText("There is nothing at this address, or it isn't yours to see.").waitFor();
});
