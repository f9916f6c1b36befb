// Any user, any folder, any way of installing: where PostgreSQL finds its programs and its data, and who it runs as.
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  NOBODY,
  Workshop,
  clusterOf,
  isRoot,
  linksIn,
  nativeLib,
  ownedFolder,
  postmasterOf,
  query,
  recordOf,
  serverProcesses,
} from './workshop.js';

let workshop: Workshop;
beforeAll(() => void (workshop = new Workshop()));
afterAll(() => workshop.close());
afterEach(() => workshop.expectNothingLeft());

const uidOf = (pid: number): number => Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
const server = (dataDir: string) => {
  const pid = postmasterOf(clusterOf(dataDir));
  return { uid: uidOf(pid), program: readlinkSync(`/proc/${pid}/exe`) };
};
const works = async (url: string) => expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
const put = (url: string) => query(url, 'CREATE TABLE notes AS SELECT 1 AS id');
const notes = (url: string) => query(url, 'SELECT id FROM notes');

describe('installed with install scripts off', () => {
  it('makes the missing links of the libraries where it may', async () => {
    const from = workshop.checkout(workshop.newPath('checkout'), { without: () => true });
    if (isRoot) chmodSync(from, 0o755);
    expect(existsSync(join(nativeLib(from), 'libpq.so.5'))).toBe(false);
    const dataDir = workshop.newPath();
    const holder = await workshop.join(dataDir, { from });
    await works((await holder.ready).url);
    expect(server(dataDir).program.startsWith(from)).toBe(true);
    expect(readlinkSync(join(nativeLib(from), 'libpq.so.5'))).toMatch(/^libpq\.so\.5\.\d+$/);
    await holder.release();
  });
});

/** Tests that need root to stage what they test; run by another user, the whole suite is the unprivileged case. */
if (isRoot) {
  describe('as root', () => {
    it('runs PostgreSQL as nobody and makes no user', async () => {
      const users = readFileSync('/etc/passwd', 'utf8');
      const dataDir = workshop.newPath();
      const holder = await workshop.join(dataDir);
      expect(server(dataDir).uid).toBe(NOBODY.uid);
      expect(statSync(clusterOf(dataDir)).uid).toBe(NOBODY.uid);
      expect(statSync(join(dataDir, 'server.json')).uid).toBe(0);
      await holder.release();
      expect(readFileSync('/etc/passwd', 'utf8')).toBe(users);
    });

    it('works under a folder that only root may enter: checkout, packages and data', async () => {
      const closed = workshop.newPath('closed');
      mkdirSync(closed, { mode: 0o700 });
      const from = workshop.checkout(join(closed, 'checkout'));
      const dataDir = join(from, '.bellwether');
      const holder = await workshop.join(dataDir, { from });
      await put((await holder.ready).url);
      const { uid, program } = server(dataDir);
      expect(uid).toBe(NOBODY.uid);
      expect(program).toMatch(/^\/var\/lib\/bellwether\/postgresql-/);
      expect(recordOf(dataDir).home).toMatch(/^\/var\/lib\/bellwether\/[0-9a-f]{16}$/);
      await holder.release();
      const copied = statSync(program).ino;
      const next = await workshop.join(dataDir, { from });
      expect(await notes((await next.ready).url)).toEqual([{ id: 1 }]);
      expect(statSync(program).ino).toBe(copied); // once is enough
      await next.release();
    });

    it('works in a closed folder of its own under open ones, and keeps it closed', async () => {
      const dataDir = workshop.newPath();
      mkdirSync(dataDir, { mode: 0o700 });
      const holder = await workshop.join(dataDir);
      expect(recordOf(dataDir).home).toBe(dataDir);
      expect(statSync(dataDir).mode & 0o777).toBe(0o710);
      await holder.release();
    });

    it('packages under a closed folder, without links, five at once', async () => {
      const closed = workshop.newPath('closed');
      mkdirSync(closed, { mode: 0o700 });
      const from = workshop.checkout(join(closed, 'checkout'), { without: () => true });
      const dataDir = workshop.newPath();
      const holders = Array.from({ length: 5 }, () => workshop.start(dataDir, { from }));
      for (const holder of holders) await works((await holder.ready).url);
      for (const holder of holders) await holder.release();
    });

    it('keeps the data when its folder is moved under a closed one, or says what to do', async () => {
      const dataDir = workshop.newPath();
      await (await workshop.join(dataDir)).release();
      const closed = workshop.newPath('closed');
      mkdirSync(closed, { mode: 0o700 });
      renameSync(dataDir, join(closed, 'data'));
      const holder = workshop.start(join(closed, 'data'));
      expect(await holder.failed).toMatchObject({ code: 'EMBEDDED_DATA_UNREACHABLE' });
      chmodSync(closed, 0o711);
      await (await workshop.join(join(closed, 'data'))).release();
    });

    it('finds data outside a closed folder again after that folder is opened or its record is lost', async () => {
      const closed = workshop.newPath('closed');
      mkdirSync(closed, { mode: 0o700 });
      const dataDir = join(closed, 'data');
      const first = await workshop.join(dataDir);
      await put((await first.ready).url);
      await first.release();
      chmodSync(closed, 0o755);
      truncateSync(join(dataDir, 'server.json'));
      const next = await workshop.join(dataDir);
      expect(await notes((await next.ready).url)).toEqual([{ id: 1 }]);
      await next.release();
    });

    it('takes over a copied folder whose files now belong to root', async () => {
      const dataDir = workshop.newPath();
      const first = await workshop.join(dataDir);
      await put((await first.ready).url);
      await first.release();
      const copy = workshop.newPath();
      cpSync(join(dataDir, 'postgres'), join(copy, 'postgres'), { recursive: true });
      expect(statSync(join(copy, 'postgres')).uid).toBe(0);
      chmodSync(copy, 0o711);
      chmodSync(join(copy, 'postgres'), 0o700);
      const next = await workshop.join(copy);
      expect(await notes((await next.ready).url)).toEqual([{ id: 1 }]);
      await next.release();
    });

    it("leaves a user's folder to that user", async () => {
      const dataDir = ownedFolder(workshop.newPath(), NOBODY);
      const first = await workshop.join(dataDir);
      await put((await first.ready).url);
      const second = await workshop.join(dataDir, { as: NOBODY }); // joins root's server
      await first.release();
      await second.release();
      const third = await workshop.join(dataDir, { as: NOBODY }); // and starts his own
      expect(await notes((await third.ready).url)).toEqual([{ id: 1 }]);
      await third.release();
    });

    it('gives the folder of a user without a name to nobody', async () => {
      const dataDir = ownedFolder(workshop.newPath(), { uid: 54_321, gid: 54_321 }, 0o711);
      const holder = await workshop.join(dataDir);
      expect(server(dataDir).uid).toBe(NOBODY.uid);
      await holder.release();
    });
  });

  describe('as an unprivileged user', () => {
    it('runs PostgreSQL as that user', async () => {
      const from = workshop.checkout(workshop.newPath('checkout'));
      const dataDir = join(ownedFolder(workshop.newPath(), NOBODY), 'data');
      const holder = await workshop.join(dataDir, { as: NOBODY, from });
      await works((await holder.ready).url);
      expect(server(dataDir)).toMatchObject({ uid: NOBODY.uid, program: expect.stringContaining(from) });
      expect(statSync(dataDir).mode & 0o777).toBe(0o700);
      await holder.release();
    });

    it('copies programs that need links and lie where it may not write', async () => {
      const from = workshop.checkout(workshop.newPath('checkout'), { without: (link) => link.startsWith('libicuuc') });
      const dataDir = join(ownedFolder(workshop.newPath(), NOBODY), 'data');
      const holder = await workshop.join(dataDir, { as: NOBODY, from });
      await works((await holder.ready).url);
      const { program } = server(dataDir);
      expect(program.startsWith(join(dataDir, 'postgresql-'))).toBe(true);
      await holder.release();
      expect(existsSync(join(nativeLib(from), 'libicuuc.so.60'))).toBe(false);
      // A link back into the packages would break with them.
      const lib = join(dirname(program), '..', 'lib');
      const targets = linksIn(lib).map((link) => dirname(readlinkSync(join(lib, link))));
      expect(new Set(targets)).toEqual(new Set(['.']));
    });

    it("refuses another user's data folder with a coded error", async () => {
      const dataDir = workshop.newPath();
      await (await workshop.join(dataDir)).release(); // by root
      const stranger = workshop.start(dataDir, { as: NOBODY, from: workshop.checkout(workshop.newPath('checkout')) });
      const { code, message } = await stranger.failed;
      expect(code).toBe('EMBEDDED_DATA_DIR_UNUSABLE');
      expect(message).toContain('BELLWETHER_DATA_DIR');
    });

    it('refuses a folder where it may not write with a coded error', async () => {
      const parent = workshop.newPath();
      mkdirSync(parent, { mode: 0o755 });
      chownSync(parent, 0, 0);
      const holder = workshop.start(join(parent, 'data'), { as: NOBODY });
      expect(await holder.failed).toMatchObject({ code: 'EMBEDDED_DATA_DIR_UNUSABLE' });
      expect(serverProcesses(join(parent, 'data', 'postgres'))).toEqual([]);
    });
  });
}
