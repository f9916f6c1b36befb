// Starts the whole product as a user would, on a fresh data folder and a free port, and stops it without a trace.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const READY_WITHIN = 180_000;
const STOP_WITHIN = 40_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/**
 * Its own servers only: a database or mail server named in the environment is not to be written to by tests.
 * NODE_ENV=test belongs to the test runner; the product is to be the one that users get.
 */
function environment(port, dataDir, demo) {
  const {
    DATABASE_URL: _d,
    REDIS_URL: _r,
    SMTP_URL: _s,
    BELLWETHER_PUBLIC_URL: _p,
    NODE_ENV: _n,
    ...rest
  } = process.env;
  return { ...rest, PORT: String(port), BELLWETHER_DATA_DIR: dataDir, BELLWETHER_DEMO: demo ? 'on' : 'off' };
}

async function untilReady(url, child, output) {
  const deadline = Date.now() + READY_WITHIN;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error(`The product was not ready within ${READY_WITHIN / 1000} s:\n${output()}`);
}

/**
 * @param {{ demo: boolean }} options
 * `setupLink()` waits for the one-time link that a first start without demo prints.
 */
export async function startProduct({ demo }) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'bellwether-browser-'));
  const child = spawn(process.execPath, ['apps/cli/start.mjs'], {
    cwd: root,
    env: environment(port, dataDir, demo),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));

  async function stop() {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
      await ended;
      clearTimeout(late);
    }
    await rm(dataDir, { recursive: true, force: true });
  }

  async function setupLink() {
    for (let tries = 0; tries < 100; tries += 1) {
      const token = /\/setup\?token=([\w.~-]+)/.exec(said)?.[1];
      if (token) return `${url}/setup?token=${token}`;
      await sleep(200);
    }
    throw new Error(`No set-up link was printed:\n${said}`);
  }

  try {
    await untilReady(url, child, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, setupLink, stop };
}
