// `npm run shots`: photographs every page of the console, with data and empty, on a desktop and a phone, light and dark.
// Pages are found by walking the menu, so a new resource is photographed from its first day. Fails on what a look finds.
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demoAccounts, signedIn } from './api.mjs';
import { openBrowser } from './chromium.mjs';
import { startProduct } from './product.mjs';
import { completeSetup, faultsOf, signIn, watch } from './visit.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'shots');
const FIRST_USER = { name: 'Robin Shepherd', email: 'robin@flock.example', password: 'four calm sheep graze' };
const VIEWS = [
  { name: 'desktop', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
].flatMap((view) => ['light', 'dark'].map((colorScheme) => ({ ...view, colorScheme })));
const DESKTOP = { baseURL: undefined, viewport: { width: 1440, height: 900 } };
const DEMO_LOADS_WITHIN = 150_000;

/** The demo's people are made just after the product is ready. */
async function demoSession(url, account) {
  for (let tries = 0; tries < 10; tries += 1) {
    const session = await signedIn(url, account).catch(() => undefined);
    if (session) return session;
    await sleep(3_000);
  }
  return signedIn(url, account);
}

/** The demo is loaded while it can already be used; a picture is taken when all counts stand still. */
async function demoLoaded(url, account) {
  const { ask } = await demoSession(url, account);
  const { __type } = await ask('{ __type(name: "Query") { fields { name args { type { kind } } } } }');
  const counts = __type.fields
    .filter(({ name, args }) => name.endsWith('Count') && args.every(({ type }) => type.kind !== 'NON_NULL'))
    .map(({ name }) => name);
  const query = `{ ${counts.map((name) => `${name} { value }`).join(' ')} }`;
  const deadline = Date.now() + DEMO_LOADS_WITHIN;
  let before = '';
  let since = Date.now();
  while (Date.now() < deadline && Date.now() - since < 8_000) {
    const now = JSON.stringify(await ask(query));
    if (now !== before) since = Date.now();
    before = now;
    await sleep(1_000);
  }
}

/** Every route from the menu, each list's first record with its tabs, each form for a new record. */
async function findRoutes(browser, url, viewer) {
  const context = await browser.newContext({ ...DESKTOP, baseURL: url });
  const page = await context.newPage();
  const { settled } = watch(page);
  await signIn(page, viewer);
  await settled();
  const path = (href) => new URL(href, url).pathname + new URL(href, url).search;
  const linksOf = async (selector) => [
    ...new Set(await page.locator(selector).evaluateAll((links) => links.map(({ href }) => href))),
  ];
  const routes = new Map([['home', '/']]);
  const noteForms = async () => {
    for (const form of await linksOf('main a[href*="/create"]')) {
      const { pathname } = new URL(form);
      routes.set(pathname.slice(1).replace('/', '-'), path(form));
    }
  };
  for (const href of await linksOf('[data-menu] a[href]')) {
    const list = path(href);
    if (list === '/') continue;
    const name = list.slice(1);
    routes.set(name, list);
    await page.goto(list);
    await settled();
    await noteForms();
    const [first] = await linksOf('main a[data-row]');
    if (!first) continue;
    routes.set(`${name}-one`, path(first));
    await page.goto(first);
    await settled();
    await noteForms();
    for (const tab of await page.getByRole('tab').evaluateAll((tabs) => tabs.map(({ id }) => id.replace('tab-', ''))))
      routes.set(`${name}-one-${tab}`, `${new URL(first).pathname}?tab=${tab}`);
  }
  await context.close();
  return routes;
}

async function photograph(browser, { url, viewer, routes, kind }) {
  const faults = [];
  for (const { name, viewport, colorScheme } of VIEWS) {
    const context = await browser.newContext({ baseURL: url, viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const { settled, taken } = watch(page);
    const target = join(folder, kind, `${name}-${colorScheme}`);
    await mkdir(target, { recursive: true });
    const take = async (route, go) => {
      await go();
      await settled();
      await page.screenshot({ path: join(target, `${route.replaceAll('/', '_')}.png`), fullPage: true });
      for (const fault of [...taken(), ...(await faultsOf(page))])
        faults.push(`${kind}/${name}-${colorScheme} ${route}: ${fault}`);
    };
    await page.goto('/login');
    await settled();
    taken();
    for (const [route, path] of Object.entries({ 'sign-in': '/login', 'set-up': '/setup?token=old' }))
      await take(route, () => page.goto(path));
    await signIn(page, viewer);
    for (const [route, path] of routes) await take(route, () => page.goto(path));
    await take('nowhere', () => page.goto('/nowhere'));
    if (name === 'phone')
      await take('menu', async () => {
        await page.goto('/');
        await page.getByRole('button', { name: /menu/i }).first().click();
      });
    else
      await take('shortcuts', async () => {
        await page.goto('/');
        await settled();
        await page.keyboard.press('?');
      });
    await context.close();
  }
  return faults;
}

async function shoot(browser, demo) {
  const running = process.env.BASE_URL;
  const product = running ? { url: running, stop: () => Promise.resolve() } : await startProduct({ demo });
  try {
    const { url } = product;
    let viewer = FIRST_USER;
    if (demo) {
      [viewer] = await demoAccounts(url);
      await demoLoaded(url, viewer);
    } else {
      const page = await browser.newPage();
      await completeSetup(page, await product.setupLink(), FIRST_USER);
      await page.close();
    }
    const routes = await findRoutes(browser, url, viewer);
    return { routes, faults: await photograph(browser, { url, viewer, routes, kind: demo ? 'data' : 'empty' }) };
  } finally {
    await product.stop();
  }
}

await rm(folder, { recursive: true, force: true });
const browser = await openBrowser();
try {
  const faults = [];
  for (const demo of process.env.BASE_URL ? [true] : [true, false]) {
    const { routes, faults: found } = await shoot(browser, demo);
    console.log(`${demo ? 'with data' : 'empty'}: ${routes.size + 4} pages × ${VIEWS.length} views`);
    faults.push(...found);
  }
  for (const fault of new Set(faults)) console.error(fault);
  console.log(`shots/ is written; ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await browser.close();
}
