// The import table made real: reads rooms.json, says what package.json's `imports` and the table in libs/README.md must be.
// `node libs/rooms.mjs --write` brings them up to date; without it, exits 1 where they are not.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const libs = dirname(fileURLToPath(import.meta.url));
const root = dirname(libs);
const GROUND = ['kernel', 'platform', 'access'];

/** Rooms that exist on disk, each with the rooms it may import, `ground` spelled out. */
export function rooms() {
  const table = JSON.parse(readFileSync(join(libs, 'rooms.json'), 'utf8'));
  return Object.entries(table)
    .filter(([name]) => existsSync(join(libs, name)))
    .map(([name, room]) => ({
      name,
      holds: room.holds,
      rule: room.mayImport,
      mayImport: room.mayImport.flatMap((other) => (other === 'ground' ? GROUND : [other])),
      doors: room.doors.filter((door) => existsSync(join(libs, name, door, 'index.ts'))),
    }));
}

/** The `imports` map of package.json: sources under the `source` condition, the build otherwise. */
export function importsMap() {
  return Object.fromEntries(
    rooms().flatMap(({ name, doors }) =>
      doors.map((door) => {
        const path = ['libs', name, door, 'index'].filter(Boolean).join('/');
        return [`#${name}${door && '/'}${door}`, { source: `./${path}.ts`, default: `./dist/${path}.js` }];
      }),
    ),
  );
}

function table() {
  const lines = rooms().map(
    ({ name, holds, rule }) => `| \`${name}\` | ${holds} | ${rule.join(', ') || 'nothing of ours'} |`,
  );
  return ['| room | holds | may import |', '|---|---|---|', ...lines].join('\n');
}

const targets = {
  'package.json': (text) => JSON.stringify({ ...JSON.parse(text), imports: importsMap() }, null, 2) + '\n',
  'libs/README.md': (text) =>
    text.replace(/<!-- rooms -->[\s\S]*<!-- \/rooms -->/, () => `<!-- rooms -->\n\n${table()}\n\n<!-- /rooms -->`),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let stale = 0;
  for (const [file, make] of Object.entries(targets)) {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    const after = make(before);
    if (after === before) continue;
    if (process.argv.includes('--write')) writeFileSync(path, after);
    else {
      stale += 1;
      console.error(`${file} is not what libs/rooms.json says; run: node libs/rooms.mjs --write`);
    }
  }
  process.exitCode = stale ? 1 : 0;
}
