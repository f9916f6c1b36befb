// The import table is the whole truth: what is generated from it is current, and a forbidden import does not get through.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const cruise = (...paths: string[]) => {
  const done = spawnSync('node_modules/.bin/depcruise', [...paths, '--output-type', 'err'], { encoding: 'utf8' });
  return { status: done.status, said: done.stdout + done.stderr };
};
const lint = (path: string) => {
  const done = spawnSync('node_modules/.bin/eslint', [path], { encoding: 'utf8' });
  return { status: done.status, said: done.stdout + done.stderr };
};

/** Plants a file for the length of a test. */
async function planted(file: string, text: string, check: () => void): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  try {
    check();
  } finally {
    rmSync(file);
  }
}

describe('the import table', () => {
  it('is what package.json and libs/README.md say', () => {
    expect(() => execFileSync(process.execPath, ['libs/rooms.mjs'], { stdio: 'pipe' })).not.toThrow();
  });

  it('holds for every file', () => {
    const { status, said } = cruise('apps', 'libs', 'migrations', 'test');
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

  it.each(cases)('%s is refused', async (_name, file, text, rule) => {
    await planted(join(process.cwd(), file), text, () => {
      const { status, said } = cruise(file);
      expect(said).toContain(rule);
      expect(status).not.toBe(0);
    });
  });

  it('of TypeORM in a service, or a way around Database, fails the lint', async () => {
    await planted(
      'libs/cases/service/planted.ts',
      `import { DataSource } from 'typeorm';\nexport const way = DataSource;\n`,
      () => {
        const { status, said } = lint('libs/cases/service/planted.ts');
        expect(said).toContain('A service speaks to stores');
        expect(said).toContain('Use Database.tx');
        expect(status).not.toBe(0);
      },
    );
  });
});
