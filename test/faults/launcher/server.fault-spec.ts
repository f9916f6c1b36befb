// What kind of server it is: reachable from this machine with a password only, strict or forgetful, roomy, an app role
// without power.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { Workshop, clusterOf, query, recordOf } from './workshop.js';

let workshop: Workshop;
beforeAll(() => void (workshop = new Workshop()));
afterAll(() => workshop.close());
afterEach(() => workshop.expectNothingLeft());

const show = async (url: string, ...names: string[]): Promise<Record<string, string>> => {
  const list = names.map((name) => `'${name}'`).join(', ');
  const rows = await query<{ name: string; setting: string }>(
    url,
    `SELECT name, setting FROM pg_settings WHERE name IN (${list})`,
  );
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
};

/** Addresses in LISTEN state of /proc/net/tcp and tcp6 for a port. */
const listeningOn = (port: number): string[] =>
  ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && Number.parseInt(local?.split(':')[1] ?? '', 16) === port)
      .map(([, local]) => local!.split(':')[0]!),
  );

describe('the server', () => {
  it('listens on loopback only, wants a password of everybody, speaks C and UTF-8', async () => {
    const dataDir = workshop.newPath();
    const holder = await workshop.join(dataDir, { durable: true });
    const { url, adminUrl } = await holder.ready;
    const { port } = recordOf(dataDir);
    expect(listeningOn(port)).toEqual(['0100007F']); // 127.0.0.1, as the kernel writes it
    expect(
      await show(
        adminUrl,
        'listen_addresses',
        'unix_socket_directories',
        'password_encryption',
        'max_connections',
        'fsync',
        'TimeZone',
      ),
    ).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      password_encryption: 'scram-sha-256',
      max_connections: '200',
      fsync: 'on',
      TimeZone: 'UTC',
    });
    const rules = readFileSync(join(clusterOf(dataDir), 'pg_hba.conf'), 'utf8').split('\n');
    const methods = rules.filter((line) => /^(local|host)/.test(line)).map((line) => line.trim().split(/\s+/).at(-1));
    expect(new Set(methods)).toEqual(new Set(['scram-sha-256']));
    const sql =
      'SELECT pg_encoding_to_char(encoding) AS encoding, datcollate AS locale FROM pg_database WHERE datname = current_database()';
    expect(await query(url, sql)).toEqual([{ encoding: 'UTF8', locale: 'C' }]);
    for (const password of ['', 'postgres', 'wrong']) {
      const guess = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password });
      guess.on('error', () => undefined);
      await expect(guess.connect()).rejects.toThrow(/password/i);
    }
    await holder.release();
  });

  it('has passwords of its own in each folder', async () => {
    const holders = [await workshop.join(workshop.newPath()), await workshop.join(workshop.newPath())];
    const ready = await Promise.all(holders.map((holder) => holder.ready));
    const passwords = ready.flatMap(({ url, adminUrl }) => [new URL(url).password, new URL(adminUrl).password]);
    expect(new Set(passwords).size).toBe(4);
    expect(Math.min(...passwords.map((password) => password.length))).toBeGreaterThanOrEqual(32);
    for (const holder of holders) await holder.release();
  });

  it('gives the app a role that owns its database, makes roles, and bypasses nothing', async () => {
    const holder = await workshop.join(workshop.newPath());
    const { url, adminUrl } = await holder.ready;
    expect(url).toMatch(/^postgres:\/\/bellwether:[\w-]+@127\.0\.0\.1:\d+\/bellwether$/);
    const role =
      'SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user';
    expect(await query(url, role)).toEqual([
      { rolname: 'bellwether', rolsuper: false, rolbypassrls: false, rolcreaterole: true, rolcreatedb: false },
    ]);
    const owner = `SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = 'bellwether'`;
    expect(await query(adminUrl, owner)).toEqual([{ owner: 'bellwether' }]);
    const migration = `CREATE ROLE bellwether_app; GRANT bellwether_app TO bellwether; CREATE TABLE secrets (id int);
      SET ROLE bellwether_app; SELECT 1`;
    await query(url, migration); // what migrations do
    const [admin] = await query<{ rolsuper: boolean }>(
      adminUrl,
      'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
    );
    expect(admin).toEqual({ rolsuper: true });
    await holder.release();
  });

  it('is forgetful and fast for tests, and takes settings', async () => {
    const holder = await workshop.join(workshop.newPath(), {
      durable: false,
      settings: { work_mem: '12MB', max_connections: '150' },
    });
    const { adminUrl } = await holder.ready;
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'work_mem', 'max_connections'];
    expect(await show(adminUrl, ...names)).toEqual({
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      work_mem: '12288',
      max_connections: '150',
    });
    await holder.release();
  });

  it('can be left and joined while every ordinary connection is taken', async () => {
    const dataDir = workshop.newPath();
    const first = await workshop.join(dataDir, {
      settings: { max_connections: '12', superuser_reserved_connections: '3' },
    });
    const { url } = await first.ready;
    const greedy: Client[] = [];
    for (let taken = false; !taken;) {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect().then(
        () => greedy.push(client),
        () => (taken = true),
      );
    }
    const second = await workshop.join(dataDir);
    await first.release();
    expect((await greedy[0]!.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await second.release();
  });
});
