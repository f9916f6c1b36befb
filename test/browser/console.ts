// A browser on the running console, for tests: pages of their own, signed in or not, and a note of everything that went wrong.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Credentials } from './api.mjs';
import { openBrowser } from './chromium.mjs';
import { signIn, watch } from './visit.mjs';

interface Flock {
  readonly url: string;
  /** used up by the set-up */
  readonly setupLink: string;
  readonly admin: Credentials;
  readonly reader: Credentials;
}

export const flock = JSON.parse(process.env['BELLWETHER_FLOCK'] ?? '{}') as Flock;

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** waits until nothing is being loaded */
  readonly settled: () => Promise<void>;
  readonly problems: string[];
}

/** Opens one browser for a file of tests; each visit has its own cookies and its own memory. */
export function browserForAll() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({
      baseURL: flock.url,
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const { settled, problems } = watch(page);
    return { page, context, settled, problems };
  }

  async function enter(who: Credentials = flock.admin, options?: BrowserContextOptions): Promise<Visit> {
    const visited = await visit(options);
    await signIn(visited.page, who);
    await visited.settled();
    return visited;
  }

  return { visit, enter };
}

/** Names of the rows in view, in order. */
export const rows = (page: Page): Promise<string[]> => page.locator('main a[data-row]').allInnerTexts();

/** Checks again until it holds: what is on its way to the screen may take a moment. */
export async function eventually(check: () => Promise<void>, within = 10_000): Promise<void> {
  const deadline = Date.now() + within;
  for (;;)
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
}

export const expectRows = (page: Page, expected: readonly string[]): Promise<void> =>
  eventually(async () => expect(await rows(page)).toEqual(expected));

/** The list of accounts, narrowed to those that the tests know. */
export const FLOCK_LIST = `/accounts?filter=${encodeURIComponent(JSON.stringify({ search: 'Flock' }))}&page=1&perPage=25&sort=name&order=ASC`;

/** Opens that list and waits for its rows. */
export async function openFlock(page: Page): Promise<void> {
  await page.goto(FLOCK_LIST);
  await expectRows(page, flockNames(1, 25));
}

export const flockNames = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `Flock ${String(first + index).padStart(2, '0')}`);
