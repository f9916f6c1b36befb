// The migrations build exactly what the entities say, and the last one can be taken back.
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../support/test-api.js';
import { dataSourceOptions, loadMigrations } from '#platform/database';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('migrations', () => {
  it('leave no drift between entities and tables', async () => {
    const source = api.app.get(DataSource);
    expect(source.entityMetadatas.length).toBeGreaterThan(1);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    // CHECK and foreign keys live in the migrations alone (entities hold plain ids); the builder would drop what no entity repeats.
    const drift = upQueries
      .map(({ query }) => query)
      .filter((query) => !/DROP CONSTRAINT "\w+_(check\d*|fkey)"/.test(query));
    expect(drift).toEqual([]);
  });

  it('take back the last one and put it up again', async () => {
    const source = await new DataSource(
      await dataSourceOptions({ url: api.url, pool: 2, applicationName: 'test' }),
    ).initialize();
    const tables = async () =>
      (
        await source.query<{ name: string }[]>(
          `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`,
        )
      ).map(({ name }) => name);
    const before = await tables();
    await source.undoLastMigration({ transaction: 'each' });
    expect((await tables()).length).toBeLessThan(before.length);
    const again = await source.runMigrations({ transaction: 'each' });
    expect(again).toHaveLength(1);
    expect(await tables()).toEqual(before);
    await source.destroy();
  });

  it('have names in the order of their timestamps, one class a file', async () => {
    const names = (await loadMigrations()).map(({ name }) => name);
    const stamps = names.map((name) => Number(/\d{13}$/.exec(name)?.[0]));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('put row-level security on every table that knows its account', async () => {
    const bare = await api.system((tx) =>
      tx.query(
        `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id' AND NOT a.attisdropped
         WHERE c.relkind = 'r' AND NOT c.relrowsecurity AND c.relname <> 'team_accounts' ORDER BY 1`,
      ),
    );
    expect(bare).toEqual([]);
  });
});
