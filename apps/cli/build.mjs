// Builds what is stale: the server with swc, the console with vite. Each is cached by a hash of what it is made from, and
// made beside the old one and then put in its place, so that two builds at once leave a whole one.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const NOT_SERVER = ['apps/console/**', '**/*.spec.ts', '**/*.arbitrary.ts'];

const parts = {
  server: {
    sources: () => [
      ...filesBelow('apps', 'console'),
      ...['libs', 'migrations', '.swcrc', 'package-lock.json'].flatMap((path) => filesBelow(path)),
    ],
    made: ['apps', 'libs', 'migrations'],
    command: (into) => [
      bin('swc'),
      ['apps', 'libs', 'migrations', '-d', into, '--ignore', NOT_SERVER.join(','), '--quiet'],
    ],
  },
  console: {
    sources: () => ['apps/console', 'package-lock.json'].flatMap((path) => filesBelow(path)),
    made: ['console'],
    command: (into) => [
      bin('vite'),
      ['build', 'apps/console', '--outDir', join(into, 'console'), '--emptyOutDir', '--logLevel', 'warn'],
    ],
  },
};

/** Files at or below `path`, in order; `except` names a folder to leave out. */
function filesBelow(path, except) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => name !== except)
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function run([command, args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

/** Puts a finished folder where the old one stands; the old one goes away under another name first. */
function replace(made, into) {
  const target = join(root, 'dist', made);
  const old = `${target}.${process.pid}.old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(join(into, made), target);
  rmSync(old, { recursive: true, force: true });
}

/** @param {('server'|'console')[]} names */
export async function build(names = ['server', 'console'], say = () => {}) {
  await Promise.all(
    names.map(async (name) => {
      const { sources, made, command } = parts[name];
      const stamp = join(root, 'dist', `.${name}-hash`);
      const wanted = hashOf(sources());
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
      say(`Building the ${name} …`);
      const into = join(root, 'dist', `.${name}-${process.pid}`);
      mkdirSync(into, { recursive: true });
      await run(command(into));
      for (const folder of made) replace(folder, into);
      writeFileSync(stamp, wanted);
      rmSync(into, { recursive: true, force: true });
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(undefined, console.log);
