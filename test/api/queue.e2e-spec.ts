// One contract for the doorbell, on every backend that is here: PostgreSQL always, Redis where BELLWETHER_TEST_REDIS_URL names one.
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyQueue } from '../support/empty-queue.js';
import { testConfig } from '../support/test-api.js';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { BullmqQueue, findHandlers, jobKind, type FoundHandler, type JobKind } from '#platform/queue';
import { makeLog } from '#platform/log';
import type { DiscoveryService } from '@nestjs/core';

const redis = process.env['BELLWETHER_TEST_REDIS_URL'];
const backends = [['PostgreSQL', ''], ...(redis ? [['Redis', redis]] : [])] as [string, string][];

const kinds = {
  plain: jobKind<{ n: number }>('batch', 'test.plain'),
  flaky: jobKind<{ n: number }>('mail', 'test.flaky'),
  tick: jobKind<object>('clock', 'test.tick'),
};
const answering = (kind: JobKind, run: (payload: never) => Promise<void>, every?: number): FoundHandler => ({
  kind,
  instance: { run },
  ...(every && { schedule: { every } }),
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !condition(); tries += 1) await sleep(50);
  expect(condition()).toBe(true);
}

describe.each(backends)('the queue on %s', (_name, url) => {
  let database: TestDatabase;
  let queue: BullmqQueue;
  const openOn = async ({ url: databaseUrl }: TestDatabase): Promise<BullmqQueue> => {
    const opened = new BullmqQueue(testConfig(databaseUrl, url ? { REDIS_URL: url } : {}), makeLog('test', 'silent'));
    await opened.open(new URL(databaseUrl).pathname.slice(1));
    return opened;
  };
  beforeEach(async () => {
    database = await cloneDatabase();
    queue = await openOn(database);
  });
  afterEach(async () => {
    await queue.close();
    await database.drop();
  });

  it('answers each ring, tries again after a failure, and keeps what was rung before anybody answered', async () => {
    const heard: number[] = [];
    let failures = 0;
    await queue.ring(kinds.plain, { n: 1 });
    await queue.answer([
      answering(kinds.plain, ({ n }: { n: number }) => Promise.resolve(void heard.push(n))),
      answering(kinds.flaky, ({ n }: { n: number }) => {
        failures += 1;
        return failures === 1 ? Promise.reject(new Error('once')) : Promise.resolve(void heard.push(n));
      }),
    ]);
    await queue.ring(kinds.flaky, { n: 2 });
    await queue.ring(kinds.plain, { n: 3 });
    await until(() => heard.length === 3);
    expect([...heard].sort()).toEqual([1, 2, 3]);
    expect(failures).toBe(2);
  });

  it('drops a second ring with the same key while the first waits, and delays', async () => {
    await queue.ring(kinds.plain, { n: 1 }, { once: 'same', delayMs: 60_000 });
    await queue.ring(kinds.plain, { n: 2 }, { once: 'same', delayMs: 60_000 });
    expect((await queue.waiting()).batch).toBe(1);
  });

  it('is its installation’s own, also where another shares the server', async () => {
    const heard: string[] = [];
    const neighbours = await cloneDatabase();
    const neighbour = await openOn(neighbours);
    const hearing = (name: string) => [answering(kinds.plain, () => Promise.resolve(void heard.push(name)))];
    await neighbour.answer(hearing('neighbour'));
    await queue.ring(kinds.plain, { n: 1 });
    await queue.ring(kinds.plain, { n: 2 });
    expect(await queue.waiting()).toMatchObject({ batch: 2 });
    await queue.answer(hearing('own'));
    await until(() => heard.length === 2);
    expect(heard).toEqual(['own', 'own']);
    await neighbour.close();
    await neighbours.drop();
  });

  it('rings by the clock', async () => {
    let ticks = 0;
    await queue.answer([answering(kinds.tick, () => Promise.resolve(void (ticks += 1)), 100)]);
    await until(() => ticks >= 2);
  });

  it('rings by the clock again, and answers new rings, after it was emptied under a worker', async () => {
    const heard: number[] = [];
    let ticks = 0;
    await queue.answer([
      answering(kinds.tick, () => Promise.resolve(void (ticks += 1)), 100),
      answering(kinds.plain, ({ n }: { n: number }) => Promise.resolve(void heard.push(n))),
    ]);
    await until(() => ticks >= 1);
    await emptyQueue(database.url, url || undefined);
    ticks = 0;
    await queue.ring(kinds.plain, { n: 1 });
    await until(() => ticks >= 2 && heard.length === 1);
  });
});

describe('handlers', () => {
  const discovery = (...instances: object[]) =>
    ({
      getProviders: () => instances.map((instance) => ({ instance, metatype: instance.constructor })),
    }) as unknown as DiscoveryService;

  it('that are missing or doubled stop the boot', () => {
    class Handler {
      run = () => Promise.resolve();
    }
    class Second extends Handler {}
    for (const each of [Handler, Second]) Reflect.defineMetadata('bellwether:handles', { kind: kinds.plain }, each);
    expect(findHandlers(discovery(new Handler()), [kinds.plain])).toHaveLength(1);
    expect(() => findHandlers(discovery(), [kinds.plain])).toThrow('no handler');
    expect(() => findHandlers(discovery(new Handler(), new Second()), [kinds.plain])).toThrow('2 handlers');
    expect(() => jobKind('batch', 'test.plain')).toThrow('Two kinds');
  });
});
