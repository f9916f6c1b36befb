// The import table is the whole truth: what is generated from it is current, and a forbidden import does not get through.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const run = (tool: string, cwd: string, ...args: string[]) => {
  const done = spawnSync(resolve('node_modules/.bin', tool), args, { encoding: 'utf8', cwd });
  return { status: done.status, said: done.stdout + done.stderr };
};
const cruise = (cwd: string, ...paths: string[]) => run('depcruise', cwd, ...paths, '--output-type', 'err');

/** A copy of the rooms to plant in, so that nobody who reads the tree meanwhile meets what is planted. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'bellwether-rooms-'));
  for (const each of [
    'libs',
    'package.json',
    'tsconfig.json',
    '.dependency-cruiser.mjs',
    'eslint.config.js',
    'test/support',
  ])
    cpSync(each, join(copy, each), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Plants a file for the length of a check. */
function planted(file: string, text: string, check: () => void): void {
  writeFileSync(join(copy, file), text);
  try {
    check();
  } finally {
    rmSync(join(copy, file));
  }
}

describe('the import table', () => {
  it('is what package.json and libs/README.md say', () => {
    expect(() => execFileSync(process.execPath, ['libs/rooms.mjs'], { stdio: 'pipe' })).not.toThrow();
  });

  it('holds for every file', () => {
    const { status, said } = cruise('.', 'apps', 'libs', 'migrations', 'test');
    expect(said).toContain('no dependency violations found');
    expect(status).toBe(0);
  });
});

describe('a planted import', () => {
  const cases: [string, string, string, string][] = [
    ['a lower room that looks up', 'libs/accounts/store/planted.ts', `import '#cases';\n`, 'room-accounts'],
    [
      'a room behind its door',
      'libs/cases/store/planted.ts',
      `import '../../accounts/store/account.entity.js';\n`,
      'doors-only',
    ],
    ['a rule that reads a store', 'libs/cases/rules/planted.ts', `import '../store/case.entity.js';\n`, 'layer-rules'],
    ['a store that calls a service', 'libs/cases/store/planted.ts', `import '../service/ingest.js';\n`, 'layer-store'],
    [
      'a service that knows GraphQL',
      'libs/cases/service/planted.ts',
      `import '../graphql/case.object.js';\n`,
      'layer-service',
    ],
    [
      'a service that opens another room’s edge',
      'libs/cases/service/planted.ts',
      `import '#accounts/graphql';\n`,
      'graphql-and-jobs-doors',
    ],
    ['an alias that leads nowhere', 'libs/cases/store/planted.ts', `import '#nowhere';\n`, 'resolvable'],
    [
      'the product that needs a test',
      'libs/cases/store/planted.ts',
      `import '../../../test/support/test-database.js';\n`,
      'no-test-in-product',
    ],
  ];

  it.each(cases)('%s is refused', (_name, file, text, rule) => {
    planted(file, text, () => {
      const { status, said } = cruise(copy, file);
      expect(said).toContain(rule);
      expect(status).not.toBe(0);
    });
  });

  it('of TypeORM in a service, or a way around Database, fails the lint', () => {
    planted(
      'libs/cases/service/planted.ts',
      `import { DataSource } from 'typeorm';\nexport const way = DataSource;\n`,
      () => {
        const { status, said } = run('eslint', copy, 'libs/cases/service/planted.ts');
        expect(said).toContain('A service speaks to stores');
        expect(said).toContain('Use Database.tx');
        expect(status).not.toBe(0);
      },
    );
  });
});
