// Runs specs on the system's own PostgreSQL, in a cluster of their own: node test/support/with-system-postgres.mjs PATHS…
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const newest = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))[0];
const bin = (name) => join('/usr/lib/postgresql', newest, 'bin', name);
const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();

const folder = mkdtempSync(join(tmpdir(), 'bellwether-postgres-'));
// PostgreSQL refuses to run as root; the package made a user for it.
const root = process.getuid() === 0;
const uid = root ? Number(execFileSync('id', ['-u', 'postgres'])) : undefined;
const gid = root ? Number(execFileSync('id', ['-g', 'postgres'])) : undefined;
if (root) chownSync(folder, uid, gid);
const as = root ? { uid, gid } : {};

execFileSync(bin('initdb'), ['-D', folder, '-U', 'postgres', '--auth=trust', '--locale=C', '--encoding=UTF8', '-N'], {
  ...as,
  cwd: '/',
  stdio: 'ignore',
});
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  `unix_socket_directories=`,
];
const server = spawn(
  bin('postgres'),
  ['-D', folder, '-p', String(port), '-h', '127.0.0.1', ...settings.flatMap((each) => ['-c', each])],
  { ...as, cwd: '/', stdio: 'ignore' },
);
for (let tries = 0; tries < 100; tries += 1) {
  try {
    execFileSync(bin('pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    break;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const run = spawn(process.execPath, ['test/support/run.mjs', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, BELLWETHER_TEST_DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres` },
});
const [code] = await once(run, 'exit');
server.kill('SIGINT');
await once(server, 'exit');
rmSync(folder, { recursive: true, force: true });
process.exitCode = code ?? 1;
