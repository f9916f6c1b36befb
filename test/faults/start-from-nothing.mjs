// Starts the whole product from nothing, signs in, kills everything, starts again, stops it, and looks for what is left behind.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_MS = 60_000;
const DEMO_MS = 120_000;

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-start-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;

function start() {
  const child = spawn(process.execPath, ['apps/cli/start.mjs'], {
    env: { ...process.env, PORT: String(port), BELLWETHER_DATA_DIR: dataDir, BELLWETHER_DEMO: 'on', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.said = '';
  child.stdout.on('data', (text) => (child.said += text));
  return child;
}

async function until(what, most, condition) {
  const began = Date.now();
  while (Date.now() - began < most) {
    if (product.exitCode !== null) throw new Error(`${what}: the product ended with ${product.exitCode}`);
    if (await condition()) return console.log(`${what}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    await sleep(200);
  }
  throw new Error(`${what}: not within ${most / 1000} s`);
}

async function answers() {
  return (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok === true;
}

async function signsIn() {
  const query = 'mutation { signIn(email: "csm@demo.example", password: "demo harbour lantern") { __typename } }';
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query }),
  });
  return answer.ok && (await answer.json()).data?.signIn?.__typename === 'SignedIn';
}

let product;

const processes = () =>
  spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(dataDir));

rmSync('dist', { recursive: true, force: true });
product = start();
try {
  await until('the port answers, both builds included', READY_MS, answers);
  if (!(await signsIn())) throw new Error('The port is open, but nobody can sign in yet');
  await until('demo data loaded', DEMO_MS, () => product.said.includes('Demo data is ready'));
  const page = await fetch(`${url}/`, { headers: { accept: 'text/html' } });
  if (!page.ok || !(await page.text()).includes('<script')) throw new Error('The console is not served');

  // kill -9 of everything, the database included.
  const family = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => line.trim().split(/\s+/));
  const children = family.filter(([, parent]) => Number(parent) === product.pid).map(([pid]) => Number(pid));
  for (const pid of [product.pid, ...children]) process.kill(pid, 'SIGKILL');
  for (const [pid, , ...args] of family) if (args.join(' ').includes(dataDir)) spawnSync('kill', ['-9', pid]);
  await sleep(1_000);

  product = start();
  await until('ready again after kill -9 of everything', READY_MS, answers);
  if (!(await signsIn())) throw new Error('The port is open again, but nobody can sign in');
  product.kill('SIGINT');
  const [code] = await once(product, 'exit');
  if (code !== 0) throw new Error(`Ctrl-C ended with ${code}`);
  await sleep(500);
  const left = processes();
  if (left.length > 0) throw new Error(`Left behind after Ctrl-C:\n${left.join('\n')}`);
  console.log('nothing left behind');
} catch (error) {
  console.error(product.said.slice(-2_000));
  product.kill('SIGTERM');
  throw error;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
