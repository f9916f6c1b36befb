// Transactions carry a scope, no scope means no rows, and intervals tell any past day.
import fc from 'fast-check';
import { startApi, type TestApi } from '../support/test-api.js';
import { newId } from '#kernel';
import { formatError } from '#platform/graphql';
import type { Log } from '#platform/log';
import { Database, intervalTableSql, recordChanges, SYSTEM, userScope } from '#platform/database';

let api: TestApi;
let database: Database;
beforeAll(async () => {
  api = await startApi();
  database = api.app.get(Database);
});
afterAll(() => api.close());

describe('a transaction', () => {
  it('runs as the role that row-level security binds', async () => {
    const row = await database.tx(SYSTEM, (tx) =>
      tx.one<{ name: string; bypasses: boolean }>(
        `SELECT current_user AS name, rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = current_user`,
      ),
    );
    expect(row).toEqual({ name: 'bellwether_app', bypasses: false });
  });

  it('leaves no scope behind on its connection', async () => {
    await database.tx(userScope(newId()), (tx) => tx.query('SELECT 1'));
    const left = await api.app
      .get(Database)
      ['source'].query(`SELECT current_user = 'bellwether_app' AS role, current_setting('app.user', true) AS "user"`);
    expect(left).toEqual([{ role: false, user: '' }]);
  });

  it('rolls back whole, and rings only after a commit', async () => {
    let rung = 0;
    const id = newId();
    const work = (fails: boolean) =>
      database.tx(SYSTEM, async (tx) => {
        tx.afterCommit(() => (rung += 1));
        await tx.query('INSERT INTO teams (id, name) VALUES ($1, $2)', [id, id]);
        if (fails) throw new Error('no');
      });
    await expect(work(true)).rejects.toThrow('no');
    expect(rung).toBe(0);
    await work(false);
    expect(rung).toBe(1);
  });

  it('refuses a scope that is not an id', async () => {
    await expect(database.tx(userScope(`x'; DROP TABLE users; --`), (tx) => tx.query('SELECT 1'))).rejects.toThrow(
      TypeError,
    );
  });

  it('is short enough that many more requests than connections are answered', async () => {
    const person = await api.person('admin');
    const answers = await Promise.all(
      Array.from({ length: api.config.DATABASE_POOL * 8 }, () =>
        person.ask<{ teams: object; users: object }>(
          '{ viewer { name } users { nodes { id } } teams { nodes { members { id } } } }',
        ),
      ),
    );
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
  });

  it('of a query cannot write', async () => {
    const reading = database.lazy(SYSTEM);
    const tx = await reading.get();
    await expect(tx.query('DELETE FROM teams')).rejects.toThrow(/read-only/);
    await reading.close();
    await expect(reading.get()).rejects.toThrow(/closed/);
  });
});

describe('errors', () => {
  it('that nobody foresaw are masked, with a reference', () => {
    const lines: object[] = [];
    const log = { error: (line: object) => lines.push(line) } as unknown as Log;
    const shown = formatError(log)({ message: 'password=hunter2' }, new Error('password=hunter2'));
    expect(shown.extensions?.['code']).toBe('INTERNAL');
    expect(JSON.stringify(shown)).not.toContain('hunter2');
    expect(lines).toEqual([expect.objectContaining({ reference: shown.extensions?.['reference'] })]);
  });

  it('of an id with the wrong form say so', async () => {
    const person = await api.person('admin');
    const answer = await person.ask('{ user(id: "no-uuid") { id } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
    expect(answer.errors?.[0]?.message).not.toMatch(/uuid|syntax/);
  });

  it('of the query itself say where, and a query that nests too deep is refused', async () => {
    expect((await api.ask('{ nonsense }')).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await api.ask('{ viewer {')).errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    const deep = Array.from({ length: 13 }).reduce<string>((inner) => `{ nodes ${inner} }`, '{ id }');
    const refused = await api.ask(`{ teams ${deep} }`);
    expect(refused.errors?.some(({ message }) => message.includes('levels deep'))).toBe(true);
  });
});

describe('intervals', () => {
  const table = { table: 'test_intervals', subject: 'test_id' };
  beforeAll(async () => {
    await api.app
      .get(Database)
      ['source'].query(
        `CREATE TABLE tests (id uuid PRIMARY KEY); ${intervalTableSql(table, 'tests')} GRANT ALL ON tests, test_intervals TO bellwether_app`,
      );
  });

  type Point = readonly [minute: number, seq: number, value: string];
  const day = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

  async function tell(subject: string, points: readonly Point[]): Promise<void> {
    await database.tx(SYSTEM, (tx) =>
      recordChanges(
        tx,
        table,
        points.map(([minute, seq, value]) => ({ subject, attribute: 'status', value, at: day(minute), seq })),
      ),
    );
  }
  const held = (subject: string) =>
    api.system((tx) =>
      tx.query<{ value: string; from_at: Date; to_at: Date | null; seq: string }>(
        'SELECT value, from_at, to_at, seq FROM test_intervals WHERE test_id = $1 ORDER BY from_at, seq',
        [subject],
      ),
    );
  async function subjectNow(): Promise<string> {
    const id = newId();
    await api.system((tx) => tx.query('INSERT INTO tests VALUES ($1)', [id]));
    return id;
  }

  it('split where late data falls, and join where neighbours are equal', async () => {
    const id = await subjectNow();
    await tell(id, [[1, 0, 'new']]);
    await tell(id, [[10, 0, 'closed']]);
    await tell(id, [[5, 0, 'open']]);
    await tell(id, [[7, 0, 'closed']]);
    expect((await held(id)).map(({ value, from_at, to_at }) => [value, from_at, to_at])).toEqual([
      ['new', day(1), day(5)],
      ['open', day(5), day(7)],
      ['closed', day(7), null],
    ]);
  });

  it('keep zero-length ones, in the order of their sequence', async () => {
    const id = await subjectNow();
    await tell(id, [
      [1, 1, 'a'],
      [1, 2, 'b'],
      [1, 3, 'a'],
    ]);
    expect((await held(id)).map(({ value, seq, to_at }) => [value, Number(seq), to_at === null])).toEqual([
      ['a', 1, false],
      ['b', 2, false],
      ['a', 3, true],
    ]);
  });

  it('come out the same in any batches, any number of times, when told in order', async () => {
    const points = fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(2), fc.constantFrom('a', 'b', 'c')), {
      maxLength: 12,
      selector: ([minute, seq]) => minute * 10 + seq,
    });
    await fc.assert(
      fc.asyncProperty(
        points,
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 }),
        async (given, sizes) => {
          const ordered = [...given].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
          const expected = ordered.filter(([, , value], n) => value !== ordered[n - 1]?.[2]);
          const id = await subjectNow();
          for (let time = 0; time < 2; time += 1) {
            let from = 0;
            for (const size of sizes) {
              await tell(id, ordered.slice(from, from + size));
              from += size;
            }
            const rows = await held(id);
            expect(rows.map(({ value, from_at, seq }) => [value, from_at, Number(seq)])).toEqual(
              expected.map(([minute, seq, value]) => [value, day(minute), seq]),
            );
            expect(rows.map(({ to_at }) => to_at)).toEqual(
              expected.map((_, n) => (expected[n + 1] ? day(expected[n + 1]![0]) : null)),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
