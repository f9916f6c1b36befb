// Finds a Chromium and starts it: the one shipped through npm, which brings its own libraries, else one of the system.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Runs as root and without a network; says nothing to anybody outside. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The npm package unpacks its libraries and fonts only where it believes to run on a cloud function, and then points this
 * process at them. They are for the browser alone: any other child started from here would load the wrong libraries.
 */
async function fromNpm() {
  const before = { ...process.env };
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  return { executablePath, env };
}

async function find() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named };
  if (process.platform === 'linux' && process.arch === 'x64') return fromNpm();
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return { executablePath: system };
  throw new Error('No Chromium found. Install one, or set CHROMIUM_PATH to its executable.');
}

/** @returns {Promise<import('playwright-core').Browser>} */
export async function openBrowser() {
  return chromium.launch({ ...(await find()), args: ARGS });
}
