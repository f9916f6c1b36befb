// Runs specs with a Redis of their own, started on a free port and stopped afterwards: node test/support/with-redis.mjs PATHS…
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();

const folder = mkdtempSync(join(tmpdir(), 'bellwether-redis-'));
const redis = spawn(
  'redis-server',
  ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'],
  { stdio: 'ignore' },
);
const run = spawn(process.execPath, ['test/support/run.mjs', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, BELLWETHER_TEST_REDIS_URL: `redis://127.0.0.1:${port}` },
});
const [code] = await once(run, 'exit');
redis.kill();
await once(redis, 'exit');
rmSync(folder, { recursive: true, force: true });
process.exitCode = code ?? 1;
