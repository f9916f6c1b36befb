// What every look at the console needs: pages that have come to rest, and a list of what was wrong with them.
import { setTimeout as sleep } from 'node:timers/promises';

const REST = 250;
const LONGEST = 15_000;

/**
 * Notes what a user would never see and a developer must: console errors, failed requests, broken scripts.
 * A sign-in page asks who is signed in and is told "nobody"; that answer is no failure.
 */
export function watch(page) {
  const problems = [];
  let under = 0;
  let quietSince = Date.now();
  const isStream = (request) => request.url().endsWith('/live');
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!isStream(request)) under += 1;
  });
  for (const end of ['requestfinished', 'requestfailed'])
    page.on(end, (request) => {
      if (isStream(request)) return;
      under = Math.max(0, under - 1);
      quietSince = Date.now();
    });

  /** The page has its heading, nothing has been loaded for a moment since, nothing stands in for something that will be. */
  async function settled() {
    await page
      .locator('h1')
      .first()
      .waitFor({ timeout: LONGEST })
      .catch(() => undefined);
    quietSince = Date.now();
    const deadline = Date.now() + LONGEST;
    while (Date.now() < deadline) {
      const quiet = under === 0 && Date.now() - quietSince > REST;
      if (quiet && (await page.locator('.MuiSkeleton-root:visible').count()) === 0) return;
      await sleep(50);
    }
    problems.push(`not at rest after ${LONGEST / 1000} s: ${page.url()}`);
  }

  return { problems, settled, taken: () => problems.splice(0) };
}

/** What can be wrong with a page that is at rest. */
export function faultsOf(page) {
  return page.evaluate(() => {
    const faults = [];
    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over > 0) faults.push(`scrolls sideways by ${over} px`);
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) faults.push(`has ${headings} main headings`);
    const key = /\b(?:bellwether|resources|ra)\.[a-z_-]+(?:\.[A-Za-z_-]+)+/.exec(document.body.innerText);
    if (key) faults.push(`shows a text's key: ${key[0]}`);
    const named = (element) =>
      element.getAttribute('aria-label') ?? element.getAttribute('aria-labelledby') ?? element.textContent?.trim();
    for (const button of document.querySelectorAll('button, a[href]'))
      if (!named(button))
        faults.push(`has a nameless ${button.tagName.toLowerCase()}: ${button.outerHTML.slice(0, 120)}`);
    return faults;
  });
}

export async function signIn(page, { email, password }) {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('#main-content').waitFor();
}

export async function completeSetup(page, link, { name, email, password }) {
  await page.goto(link);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.locator('#main-content').waitFor();
}
