// An import in the browser: a file is sent, seen before it lands, started, watched to its end, and its bad rows are got back.
import { readFile } from 'node:fs/promises';
import { browserForAll, eventually } from './console.js';

const { enter } = browserForAll();

const MARK = `Ferry ${Date.now()}`;
const FILE = {
  name: 'companies.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'external id,name,annual value,currency',
      `f-1,"${MARK}, Inc",12000,EUR`,
      `f-2,${MARK} Two,a lot,EUR`,
      `f-3,${MARK} Three,300,EUR`,
    ].join('\r\n'),
  ),
};

it('sends a file, shows what it would become, brings it in, and gives back what could not land', async () => {
  const { page, problems, settled } = await enter();
  await page.goto('/imports/create');
  await page.getByLabel('Choose a file').setInputFiles(FILE);
  await page.getByText('companies.csv is here.').waitFor();
  await page.getByRole('combobox', { name: 'Mapping' }).click();
  await page.getByRole('option', { name: 'Plain file: accounts' }).click();
  const preview = page.getByRole('region', { name: 'The first rows' });
  await preview.getByText(`${MARK}, Inc`).waitFor();
  await preview.getByText('Not taken', { exact: false }).waitFor();
  expect(await page.getByRole('radio', { name: 'History', exact: false }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Start import' }).click();

  await page.getByRole('heading', { level: 1, name: 'companies.csv' }).waitFor();
  await page.getByText('Finished', { exact: true }).waitFor({ timeout: 30_000 });
  await page.getByText('first in line 3', { exact: false }).waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Rejected rows as CSV' }).click();
  const rejects = await readFile(await (await saved).path(), 'utf8');
  expect(rejects).toContain(`${MARK} Two`);
  expect(rejects).not.toContain(`${MARK} Three`);

  await page.goto(`/accounts?filter=${encodeURIComponent(JSON.stringify({ search: MARK }))}`);
  await eventually(async () => expect(await page.locator('main a[data-row]').count()).toBe(2));
  await settled();
  expect(problems).toEqual([]);
});

it('says what is wrong with a file that is none', async () => {
  const { page } = await enter();
  await page.goto('/imports/create');
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'picture.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xd8, 0xff]),
  });
  await page.getByText('The columns look like none of the known exports.', { exact: false }).waitFor();
  await page.getByRole('combobox', { name: 'Mapping' }).click();
  await page.getByRole('option', { name: 'Plain file: accounts' }).click();
  const refusal = page.getByRole('alert').filter({ hasNotText: 'known exports' });
  await refusal.waitFor();
  expect((await refusal.innerText()).length).toBeGreaterThan(20);
  expect(await page.getByRole('button', { name: 'Start import' }).isDisabled()).toBe(true);
});
