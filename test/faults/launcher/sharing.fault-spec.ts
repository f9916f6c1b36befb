// Several processes, one server: whoever starts it, joins it, is killed or leaves, it lives while somebody needs it.
import { Workshop, clusterOf, eventually, postmasterOf, query, serverProcesses } from './workshop.js';

let workshop: Workshop;
beforeAll(() => void (workshop = new Workshop()));
afterAll(() => workshop.close());
afterEach(() => workshop.expectNothingLeft());

/** Data goes in through one process and must be there for another. */
const put = (url: string) => query(url, 'CREATE TABLE IF NOT EXISTS notes (id int); INSERT INTO notes VALUES (1)');
const notes = async (url: string): Promise<number> =>
  (await query<{ n: number }>(url, 'SELECT count(*)::int AS n FROM notes'))[0]?.n ?? 0;
const isStopped = (dataDir: string): boolean => serverProcesses(clusterOf(dataDir)).length === 0;

describe('processes that come and go', () => {
  it('starts within 4 seconds, and again on what it left', async () => {
    const dataDir = workshop.newPath();
    const began = Date.now();
    const first = await workshop.join(dataDir, { durable: true });
    expect(Date.now() - began).toBeLessThan(4000);
    await put((await first.ready).url);
    await first.release();
    const second = await workshop.join(dataDir, { durable: true });
    expect(await notes((await second.ready).url)).toBe(1);
    expect(await second.ready).toEqual(await first.ready); // URLs that others may have kept stay good
    await second.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('a command that started it does not stop it under npm start', async () => {
    const dataDir = workshop.newPath();
    const command = await workshop.join(dataDir);
    const start = await workshop.join(dataDir);
    expect(await start.ready).toEqual(await command.ready);
    await command.release();
    await put((await start.ready).url);
    await start.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('a command that joins npm start leaves it running', async () => {
    const dataDir = workshop.newPath();
    const start = await workshop.join(dataDir);
    const postmaster = postmasterOf(clusterOf(dataDir));
    const command = await workshop.join(dataDir);
    await put((await command.ready).url);
    await command.release();
    expect(postmasterOf(clusterOf(dataDir))).toBe(postmaster);
    expect(await notes((await start.ready).url)).toBe(1);
    await start.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('five at once on an empty folder get one server, and leave at once', async () => {
    const dataDir = workshop.newPath();
    const holders = Array.from({ length: 5 }, () => workshop.start(dataDir));
    const urls = await Promise.all(holders.map((holder) => holder.ready));
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1);
    const started = holders.flatMap(({ log }) => log).filter((line) => line.startsWith('starting PostgreSQL'));
    expect(started).toHaveLength(1);
    await Promise.all(holders.map((holder) => holder.release()));
    expect(isStopped(dataDir)).toBe(true);
  });

  it('one that leaves while another comes', async () => {
    const dataDir = workshop.newPath();
    let leaving = await workshop.join(dataDir);
    for (let round = 0; round < 5; round++) {
      const coming = workshop.start(dataDir);
      await leaving.release();
      expect(await query((await coming.ready).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      leaving = coming;
    }
    await leaving.release();
  });

  it('two data folders side by side are two servers', async () => {
    const [left, right] = [workshop.newPath(), workshop.newPath()];
    const holders = await Promise.all([workshop.join(left), workshop.join(right)]);
    const [a, b] = await Promise.all(holders.map((holder) => holder.ready));
    await put(a!.url);
    await expect(notes(b!.url)).rejects.toMatchObject({ code: '42P01' }); // no such table there
    await holders[0].release();
    expect(await query(b!.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await holders[1].release();
  });

  it('Ctrl-C reaches the process and not its server', async () => {
    const dataDir = workshop.newPath();
    const watcher = await workshop.join(dataDir);
    const starter = await workshop.join(dataDir);
    await starter.ctrlC();
    expect(await query((await watcher.ready).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await watcher.ctrlC();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('Ctrl-C for the one that started it', async () => {
    const dataDir = workshop.newPath();
    const starter = await workshop.join(dataDir);
    const postmaster = postmasterOf(clusterOf(dataDir));
    const command = await workshop.join(dataDir);
    await starter.ctrlC();
    expect(postmasterOf(clusterOf(dataDir))).toBe(postmaster);
    await command.release();
    expect(command.log).toEqual([]); // it has not lost its server for a moment
    expect(isStopped(dataDir)).toBe(true);
  });
});

describe('kill -9', () => {
  it('of a command that joined: npm start works on and stops the server', async () => {
    const dataDir = workshop.newPath();
    const start = await workshop.join(dataDir);
    const command = await workshop.join(dataDir);
    await command.kill();
    await put((await start.ready).url);
    await start.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('of the one that started it: the other works on and stops the server', async () => {
    const dataDir = workshop.newPath();
    const starter = await workshop.join(dataDir);
    const other = await workshop.join(dataDir);
    await starter.kill();
    await put((await other.ready).url);
    await other.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('of every process but PostgreSQL: the next start adopts it, and stops it at its end', async () => {
    const dataDir = workshop.newPath();
    const holders = [await workshop.join(dataDir), await workshop.join(dataDir)];
    await put((await holders[0]!.ready).url);
    const postmaster = postmasterOf(clusterOf(dataDir));
    await Promise.all(holders.map((holder) => holder.kill()));
    expect(serverProcesses(clusterOf(dataDir)).map(({ pid }) => pid)).toContain(postmaster);
    const next = await workshop.join(dataDir);
    expect(postmasterOf(clusterOf(dataDir))).toBe(postmaster);
    expect(await notes((await next.ready).url)).toBe(1);
    await next.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('of everything: the next start recovers what was committed', async () => {
    const dataDir = workshop.newPath();
    const holder = await workshop.join(dataDir, { durable: true });
    const { url } = await holder.ready;
    await put(url);
    process.kill(holder.pid, 'SIGKILL');
    for (const { pid } of serverProcesses(clusterOf(dataDir))) killIfThere(pid);
    await holder.exited;
    const next = await workshop.join(dataDir, { durable: true });
    expect(await notes((await next.ready).url)).toBe(1);
    await next.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('of the postmaster, while an old backend is still there: waits until it has gone', async () => {
    const dataDir = workshop.newPath();
    const holder = await workshop.join(dataDir, { durable: true });
    await put((await holder.ready).url);
    const cluster = clusterOf(dataDir);
    const postmaster = postmasterOf(cluster);
    const backend = serverProcesses(cluster).find(({ pid }) => pid !== postmaster)!.pid;
    process.kill(backend, 'SIGSTOP');
    await holder.kill();
    process.kill(postmaster, 'SIGKILL');
    const next = workshop.start(dataDir);
    await eventually('a second attempt', () => next.log.length >= 2);
    process.kill(backend, 'SIGCONT');
    expect(await notes((await next.ready).url)).toBe(1);
    await next.release();
  });

  it.each([0, 60, 200, 400, 600, 800])('%i ms into the first start: the next one succeeds', async (delay) => {
    const dataDir = workshop.newPath();
    const first = workshop.start(dataDir);
    await new Promise((resolve) => setTimeout(resolve, 100 + delay));
    await first.kill();
    const next = await workshop.join(dataDir);
    await put((await next.ready).url);
    await next.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('in the middle of five that come at once: the rest get their server', async () => {
    const dataDir = workshop.newPath();
    const holders = Array.from({ length: 5 }, () => workshop.start(dataDir));
    await eventually('one of them starts it', () => holders.some(({ log }) => log.length > 0));
    const starter = holders.find(({ log }) => log.length > 0)!;
    await starter.kill();
    const rest = holders.filter((holder) => holder !== starter);
    const urls = await Promise.all(rest.map((holder) => holder.ready));
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1);
    await Promise.all(rest.map((holder) => holder.release()));
    expect(isStopped(dataDir)).toBe(true);
  });
});

describe('a server that breaks under a living process', () => {
  const leases = async (adminUrl: string): Promise<number> => {
    const sql = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'bellwether-lease'`;
    return (await query<{ n: number }>(adminUrl, sql).catch(() => []))[0]?.n ?? 0;
  };

  it('one backend crashes: the lease comes back, so a command that leaves stops nothing', async () => {
    const dataDir = workshop.newPath();
    const start = await workshop.join(dataDir);
    const { adminUrl } = await start.ready;
    const cluster = clusterOf(dataDir);
    const [lease] = await query<{ pid: number }>(
      adminUrl,
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'bellwether-lease'`,
    );
    process.kill(lease!.pid, 'SIGKILL');
    await eventually('it notices', () => start.log.some((line) => line.includes('connecting again')));
    await eventually('its lease is back', async () => (await leases(adminUrl)) === 1);
    const postmaster = postmasterOf(cluster);
    const command = await workshop.join(dataDir);
    await command.release();
    expect(postmasterOf(cluster)).toBe(postmaster);
    expect(await leases(adminUrl)).toBe(1);
    await start.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('all of it is killed: it starts again where its users look for it', async () => {
    const dataDir = workshop.newPath();
    const holders = [await workshop.join(dataDir, { durable: true }), await workshop.join(dataDir, { durable: true })];
    const { url, adminUrl } = await holders[0]!.ready;
    await put(url);
    for (const { pid } of serverProcesses(clusterOf(dataDir))) process.kill(pid, 'SIGKILL');
    await eventually('both leases are back', async () => (await leases(adminUrl)) === 2);
    expect(await notes(url)).toBe(1);
    for (const holder of holders) await holder.release();
    expect(isStopped(dataDir)).toBe(true);
  });

  it('somebody stops it by hand and the process leaves: no error, nothing left', async () => {
    const dataDir = workshop.newPath();
    const holder = await workshop.join(dataDir);
    process.kill(postmasterOf(clusterOf(dataDir)), 'SIGINT');
    await holder.release();
    expect(isStopped(dataDir)).toBe(true);
  });
});

/** With its parent gone it may end by itself, before its turn comes. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
