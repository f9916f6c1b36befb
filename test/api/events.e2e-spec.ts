// Events reach every subscriber once, in order, whatever commits late, stands open next door or is poison.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startApi, type TestApi } from '../support/test-api.js';
import { cloneDatabase } from '../support/test-database.js';
import { newId, type DomainEvent } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { behind, ensureCursors, EventLog, stampEvents, step, TRIES, type FoundSubscriber } from '#platform/events';

let api: TestApi;
let database: Database;
let names = 0;
beforeAll(async () => {
  api = await startApi();
  database = api.app.get(Database);
});
afterAll(() => api.close());

const event = (name: string, subjects = [newId()]) => ({
  name,
  subjects,
  origin: 'live' as const,
  occurredAt: new Date(),
});
const write = (tx: Tx, ...events: ReturnType<typeof event>[]) => api.app.get(EventLog).append(tx, ...events);
const stamp = () => database.tx(SYSTEM, stampEvents);

async function subscriber(
  on: string,
  handle: (events: readonly DomainEvent[], tx: Tx) => Promise<void>,
  batch = 10,
): Promise<FoundSubscriber> {
  names += 1;
  const name = `test.${names}`;
  await database.tx(SYSTEM, (tx) => ensureCursors(tx, [name]));
  return { name, on: [on], batch, instance: { handle } };
}

async function readAll(reader: FoundSubscriber): Promise<void> {
  while ((await step(database, reader)) !== 'idle');
}

describe('events', () => {
  it('are read by a subscriber in the order of their commit, also when one commits late', async () => {
    const seen: string[] = [];
    const reader = await subscriber('test.late', (events) => {
      seen.push(...events.flatMap(({ subjects }) => subjects));
      return Promise.resolve();
    });
    const [early, late] = [event('test.late'), event('test.late')];
    let commitLate = (): void => undefined;
    const gate = new Promise<void>((resolve) => (commitLate = resolve));
    const slow = database.tx(SYSTEM, async (tx) => {
      await write(tx, late); // takes the lower sequence number, commits last
      await gate;
    });
    await sleep(50);
    await database.tx(SYSTEM, (tx) => write(tx, early));
    await stamp();
    await readAll(reader);
    expect(seen).toEqual(early.subjects);
    commitLate();
    await slow;
    await stamp();
    await readAll(reader);
    expect(seen).toEqual([...early.subjects, ...late.subjects]);
  });

  it('are not held back by an open write in another database of the same server', async () => {
    const neighbour = await cloneDatabase();
    const client = new pg.Client({ connectionString: neighbour.url });
    await client.connect();
    await client.query('BEGIN; CREATE TABLE open_next_door (n int)');
    const seen: string[] = [];
    const reader = await subscriber('test.neighbour', (events) => {
      seen.push(...events.map(({ name }) => name));
      return Promise.resolve();
    });
    await database.tx(SYSTEM, (tx) => write(tx, event('test.neighbour')));
    await stamp();
    await readAll(reader);
    expect(seen).toEqual(['test.neighbour']);
    await client.end();
    await neighbour.drop();
  });

  it('keep their order in a copy of the database', async () => {
    await database.tx(SYSTEM, (tx) => write(tx, event('test.copy'), event('test.copy')));
    await stamp();
    const rows = await api.system((tx) =>
      tx.query<{ position: string }>(`SELECT position FROM events WHERE name = 'test.copy' ORDER BY seq`),
    );
    const copy = await cloneDatabase();
    const client = new pg.Client({ connectionString: copy.url });
    await client.connect();
    // What a restore does: rows come back with their positions, into a server whose transaction ids began anew.
    await client.query(
      `INSERT INTO events (position, name, subjects, origin, occurred_at) SELECT unnest($1::bigint[]), 'test.copy', array[gen_random_uuid()], 'live', now()`,
      [rows.map(({ position }) => position)],
    );
    await client.query(
      `INSERT INTO events (name, subjects, origin, occurred_at) VALUES ('test.copy', array[gen_random_uuid()], 'live', now())`,
    );
    await client.query(
      `WITH last AS (SELECT max(position) AS position FROM events) UPDATE events SET position = last.position + 1 FROM last WHERE events.position IS NULL`,
    );
    const after = await client.query<{ position: string }>('SELECT position FROM events ORDER BY seq');
    const positions = after.rows.map(({ position }) => Number(position));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(positions).size).toBe(3);
    await client.end();
    await copy.drop();
  });

  it('leave no effect and stay unread when a handler fails half way', async () => {
    const subject = newId();
    let failing = true;
    const reader = await subscriber('test.half', async ([first], tx) => {
      await tx.query(`INSERT INTO teams (id, name) VALUES ($1, $2)`, [first?.subjects[0], subject]);
      if (failing) throw new Error('half way');
    });
    await database.tx(SYSTEM, (tx) => write(tx, event('test.half', [subject])));
    await stamp();
    expect(await step(database, reader)).toBe('failed');
    expect(await api.system((tx) => tx.query('SELECT 1 FROM teams WHERE id = $1', [subject]))).toEqual([]);
    failing = false;
    await readAll(reader);
    expect(await api.system((tx) => tx.query('SELECT 1 FROM teams WHERE id = $1', [subject]))).toHaveLength(1);
  });

  it('that are poison are parked visibly and stop nobody else', async () => {
    const [before, poison, after] = [newId(), newId(), newId()];
    const seen: string[] = [];
    const reader = await subscriber('test.poison', (events) => {
      if (events.some(({ subjects }) => subjects.includes(poison))) return Promise.reject(new Error('poison'));
      seen.push(...events.flatMap(({ subjects }) => subjects));
      return Promise.resolve();
    });
    await database.tx(SYSTEM, (tx) => write(tx, ...[before, poison, after].map((id) => event('test.poison', [id]))));
    await stamp();
    const steps: string[] = [];
    for (let n = 0; n < TRIES + 2; n += 1) steps.push(await step(database, reader));
    expect(steps).toEqual(['moved', ...Array<string>(TRIES - 1).fill('failed'), 'parked', 'moved']);
    expect(seen).toEqual([before, after]);
    const parked = await api.system((tx) =>
      tx.query(`SELECT tries, error FROM event_failures WHERE subscriber = $1 AND parked`, [reader.name]),
    );
    expect(parked).toEqual([{ tries: TRIES, error: expect.stringContaining('poison') }]);
  });

  it('go once to a subscriber that runs in two workers', async () => {
    const seen: string[] = [];
    const reader = await subscriber(
      'test.twice',
      async (events) => {
        await sleep(5);
        seen.push(...events.flatMap(({ subjects }) => subjects));
      },
      3,
    );
    const events = Array.from({ length: 20 }, () => event('test.twice'));
    await database.tx(SYSTEM, (tx) => write(tx, ...events));
    await stamp();
    while ((await Promise.all([step(database, reader), step(database, reader)])).includes('moved'));
    expect(seen).toEqual(events.flatMap(({ subjects }) => subjects));
    expect(await database.tx(SYSTEM, behind)).not.toContain(reader.name);
  });

  it('are split at a thousand subjects', async () => {
    await database.tx(SYSTEM, (tx) =>
      write(
        tx,
        event(
          'test.split',
          Array.from({ length: 2_500 }, () => newId()),
        ),
      ),
    );
    const rows = await api.system((tx) =>
      tx.query(`SELECT cardinality(subjects) AS n FROM events WHERE name = 'test.split' ORDER BY seq`),
    );
    expect(rows).toEqual([{ n: 1_000 }, { n: 1_000 }, { n: 500 }]);
  });
});
