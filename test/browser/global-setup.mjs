// Starts the product without demo, makes its first administrator through the set-up page, and puts a known flock into it.
// With BASE_URL a running demo is used instead, for work on the console itself.
import { demoAccounts, signedIn } from './api.mjs';
import { openBrowser } from './chromium.mjs';
import { FIRST_USER, READER, seed } from './flock.mjs';
import { startProduct } from './product.mjs';
import { completeSetup } from './visit.mjs';

async function setUp(product) {
  const browser = await openBrowser();
  const link = await product.setupLink();
  try {
    await completeSetup(await browser.newPage(), link, FIRST_USER);
  } finally {
    await browser.close();
  }
  return link;
}

export default async function globalSetup() {
  const running = process.env.BASE_URL;
  const product = running ? undefined : await startProduct({ demo: false });
  globalThis.bellwetherProduct = product;
  const url = running ?? product.url;
  const setupLink = product ? await setUp(product) : `${url}/setup?token=used`;
  const admin = product ? FIRST_USER : (await demoAccounts(url))[0];
  await seed(await signedIn(url, admin));
  process.env.BELLWETHER_FLOCK = JSON.stringify({ url, setupLink, admin, reader: READER });
}
