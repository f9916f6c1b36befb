// `bellwether start`: the whole product in one go. Holds the database, runs api and worker as children, loads the demo.
import { fork, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { fail } from '#kernel';
import { childEnvironment, configFromProcess, type Config } from '#platform/config';
import { holdInterrupts, type Interrupt } from '../../interrupt.js';
import { openDatabase } from '../../open-database.js';
import { loadDemo } from '../demo/load-demo.js';
import { portIsFree } from '../port-is-free.js';

const apps = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const STOP_MS = 32_000;

export function addStart(program: Command): void {
  program.command('start').description('run the whole product: database, api, worker, console').action(start);
}

async function start(): Promise<void> {
  const environment = configFromProcess();
  if (!(await portIsFree(environment.PORT, environment.HOST)))
    fail(
      'PORT_TAKEN',
      `Port ${environment.PORT} is in use. Stop what uses it, or start with another: PORT=3001 npm start`,
    );
  const interrupt = holdInterrupts();
  const { config, release } = await openDatabase(environment);
  if (interrupt.asked()) return release();
  let stopped: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    const children = startChildren(config);
    stopped = stopTogether(children, release, interrupt);
    await ready(config, children, interrupt);
    process.stdout.write(`\nBellwether is ready: ${config.BELLWETHER_PUBLIC_URL}\n`);
  };
  await (config.BELLWETHER_DEMO ? withDemo(config, run) : run());
  await stopped;
}

function startChildren(config: Config & { readonly DATABASE_URL: string }): ChildProcess[] {
  const env = childEnvironment({
    DATABASE_URL: config.DATABASE_URL,
    BELLWETHER_DEMO: config.BELLWETHER_DEMO ? 'on' : 'off',
  });
  return ['worker', 'api'].map((name) =>
    fork(join(apps, name, 'main.js'), { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  );
}

/**
 * Whoever finds the port open can sign in: the demo's people come before it, all else after. The product is of use without its
 * demo: what fails is said, and the next start goes on where this one stopped.
 */
async function withDemo(config: Config, run: () => Promise<void>): Promise<void> {
  let running: Promise<void> | undefined;
  const once = (): Promise<void> => (running ??= run());
  try {
    await loadDemo(config, (line) => process.stdout.write(`${line}\n`), once);
  } catch (error) {
    await once();
    process.stderr.write(
      `The demo data could not be loaded: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}

async function ready(config: Config, children: readonly ChildProcess[], interrupt: Interrupt): Promise<void> {
  const host = config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST;
  while (children.every((child) => child.exitCode === null && child.signalCode === null)) {
    const answer = await fetch(`http://${host}:${config.PORT}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  // Whoever stopped it meanwhile is not told that it failed; the process ends with its children.
  if (interrupt.asked()) return new Promise(() => undefined);
  fail('START_FAILED', 'A part of Bellwether could not start; what it said stands above.');
}

/** Ends everything when asked to, or when one part ends; resolves when nothing is left. */
function stopTogether(
  children: readonly ChildProcess[],
  release: () => Promise<void>,
  interrupt: Interrupt,
): Promise<void> {
  const ended = children.map((child) => new Promise<void>((resolve) => child.once('exit', () => resolve())));
  let ending = false;
  const end = (code: number) => {
    if (ending) return;
    ending = true;
    for (const child of children) child.kill('SIGTERM');
    const late = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), STOP_MS);
    void Promise.all(ended)
      .then(() => clearTimeout(late))
      .then(release)
      .finally(() => process.exit(code));
  };
  interrupt.then(() => end(0));
  for (const child of children) child.once('exit', (code) => end(code ?? 1));
  return new Promise(() => undefined);
}
