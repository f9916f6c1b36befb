// Builds what is stale: the server with swc, the console with vite. Each is cached by a hash of what it is made from.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);

const parts = {
  server: {
    sources: [
      'apps/api',
      'apps/worker',
      'apps/cli',
      'apps/open-database.ts',
      'apps/run-process.ts',
      'libs',
      'migrations',
      '.swcrc',
      'package-lock.json',
    ],
    made: ['dist/apps', 'dist/libs', 'dist/migrations'],
    command: [
      bin('swc'),
      [
        'apps',
        'libs',
        'migrations',
        '-d',
        'dist',
        '--ignore',
        'apps/console/**,**/*.spec.ts,**/*.arbitrary.ts',
        '--quiet',
      ],
    ],
  },
  console: {
    sources: ['apps/console', 'package-lock.json'],
    made: ['dist/console'],
    command: [bin('vite'), ['build', 'apps/console', '--logLevel', 'warn']],
  },
};

function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (/\.\w+$/.test(path) && !path.endsWith('/')) return [path];
  return readdirSync(full, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap(filesBelow)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function run([command, args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

/** @param {('server'|'console')[]} names */
export async function build(names = ['server', 'console'], say = () => {}) {
  await Promise.all(
    names.map(async (name) => {
      const { sources, made, command } = parts[name];
      const stamp = join(root, 'dist', `.${name}-hash`);
      const wanted = hashOf(sources);
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
      say(`Building the ${name} …`);
      rmSync(stamp, { force: true });
      for (const folder of made) rmSync(join(root, folder), { recursive: true, force: true });
      await run(command);
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, wanted);
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(undefined, console.log);
