// Takes the start lock again and again, each time for a moment, and shouts when it is not alone in it.
// argv: the compiled lock, data folder, how often. Who dies in the lock leaves `inside` behind, with its number.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [, , library, path, times] = process.argv;
const { withStartLock } = await import(library);
const inside = join(path, 'inside');
const counter = join(path, 'counter');

const lives = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const enter = () => {
  try {
    writeFileSync(inside, String(process.pid), { flag: 'wx' });
  } catch {
    const other = Number(readFileSync(inside, 'utf8'));
    if (lives(other)) throw new Error(`${process.pid} is in the lock together with ${other}`);
    writeFileSync(inside, String(process.pid));
  }
};

for (let round = 0; round < Number(times); round++) {
  await withStartLock({ path, runAs: undefined, owner: undefined }, async () => {
    enter();
    const count = Number(readFileSync(counter, 'utf8'));
    await sleep(Math.random() * 4);
    writeFileSync(counter, String(count + 1));
    rmSync(inside);
  });
}
