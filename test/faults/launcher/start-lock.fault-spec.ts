// The start lock alone, under a crowd and under kills: never two in it, never nobody who can take it.
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(() => void (workshop = new Workshop()));
afterAll(() => workshop.close());

interface Crowd {
  readonly process: ChildProcess;
  readonly complaint: Promise<string>;
}

function folder(): string {
  const path = workshop.newPath();
  mkdirSync(path);
  writeFileSync(join(path, 'counter'), '0');
  return path;
}

function member(path: string, times: number): Crowd {
  const script = join(workshop.plain, 'hold-lock.mjs');
  copyFileSync(join(dirname(fileURLToPath(import.meta.url)), 'hold-lock.mjs'), script);
  const lock = join(workshop.plain, 'libs', 'platform', 'embedded', 'start-lock.js');
  const child = spawn(process.execPath, [script, lock, path, String(times)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const complaint = new Promise<string>((resolve) => {
    let text = '';
    child.stderr.on('data', (chunk) => (text += String(chunk)));
    child.on('close', () => resolve(text));
  });
  return { process: child, complaint };
}

const count = (path: string): number => Number(readFileSync(join(path, 'counter'), 'utf8'));

it('six processes, 40 times each: no count is lost', async () => {
  const path = folder();
  const crowd = Array.from({ length: 6 }, () => member(path, 40));
  for (const { complaint } of crowd) expect(await complaint).toBe('');
  expect(count(path)).toBe(240);
  expect(readdirSync(path).filter((name) => name.startsWith('start-lock.draft'))).toEqual([]);
});

it('kills at random: the others go on, and never two at once', async () => {
  const path = folder();
  const victims = Array.from({ length: 6 }, () => member(path, 100_000));
  const steady = [member(path, 60), member(path, 60)];
  for (const victim of victims) {
    await sleep(150 + Math.random() * 150);
    victim.process.kill('SIGKILL');
  }
  for (const { complaint } of [...victims, ...steady]) expect(await complaint).toBe('');
  expect(count(path)).toBeGreaterThanOrEqual(120);
});

it('waits for a holder that stands still', async () => {
  const path = folder();
  const stopped = member(path, 100_000);
  while (count(path) < 3) await sleep(10);
  stopped.process.kill('SIGSTOP'); // mostly in the lock, always listening if it was
  const waiting = member(path, 3);
  await sleep(4_000);
  stopped.process.kill('SIGCONT');
  await sleep(200);
  stopped.process.kill('SIGKILL');
  expect(await waiting.complaint).toBe('');
  expect(await stopped.complaint).toBe('');
});
