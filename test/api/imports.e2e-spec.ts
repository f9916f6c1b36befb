// Imports through the real api: upload, preview, run, rejects; what bad files get; runs that break off, repeat and are cancelled.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { importFolder, importText, outcome } from '../support/import-file.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker } from '../support/test-worker.js';
import {
  CancelImport,
  givenFile,
  ImportTargets,
  LEASE_MS,
  Mappings,
  RunImport,
  StartImport,
  type ImportTarget,
  type Loaded,
} from '#imports';
import type { MappedRow } from '#imports/rules';
import { newId, unwrap } from '#kernel';
import { SYSTEM, type Tx } from '#platform/database';

/** A target that can be told to break: rows go to a table of its own. */
class Shelf implements ImportTarget {
  readonly name = 'shelf';
  readonly fields = { key: { kind: 'text', required: true }, size: { kind: 'text' } } as const;
  chunks = 0;
  breakAt = Infinity;

  async load(tx: Tx, rows: readonly MappedRow[]): Promise<Loaded> {
    this.chunks += 1;
    if (this.chunks >= this.breakAt) throw new TypeError('the power is gone');
    const made = await tx.run(
      `INSERT INTO shelf SELECT * FROM unnest($1::text[], $2::text[]::smallint[]) ON CONFLICT (key) DO NOTHING`,
      [rows.map(({ values }) => values['key']), rows.map(({ values }) => values['size'] ?? null)],
    );
    return { made, changed: 0, refused: [] };
  }
}

const SHELF_MAPPING = {
  name: 'shelf-rows',
  title: 'Shelf',
  target: 'shelf',
  columns: { key: { from: 'key', required: true }, size: 'size' },
};

let api: TestApi;
let admin: Person;
let shelf: Shelf;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_DATA_DIR: importFolder() });
  admin = await api.person('admin');
  shelf = new Shelf();
  api.app.get(ImportTargets).register(shelf);
  const owner = new pg.Client({ connectionString: api.url });
  await owner.connect();
  await owner.query('CREATE TABLE shelf (key text PRIMARY KEY, size smallint); GRANT ALL ON shelf TO bellwether_app');
  await owner.end();
  expect((await save(SHELF_MAPPING)).data.saveMapping).toMatchObject({ __typename: 'ImportShape' });
});
beforeEach(() => void Object.assign(shelf, { chunks: 0, breakAt: Infinity }));
afterAll(() => api.close());

const save = (definition: object) =>
  admin.ask<{ saveMapping: object }>(
    `mutation ($definition: JSON!) { saveMapping(definition: $definition) { __typename ... on ImportShape { name shipped } ... on Refused { code message } } }`,
    { definition },
  );
const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

const onShelf = async (prefix: string): Promise<number> =>
  (
    await api.system((tx) =>
      tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM shelf WHERE key LIKE $1`, [`${prefix}%`]),
    )
  )?.n ?? 0;

const keys = (prefix: string, count: number): string =>
  `key,size\n${Array.from({ length: count }, (_, n) => `${prefix}${n},1`).join('\n')}\n`;

async function upload(content: string | Buffer, name = 'accounts.csv', person = admin) {
  const answer = await api.http
    .post('/imports/upload')
    .set('cookie', person.cookie)
    .attach('file', Buffer.from(content), name);
  return { status: answer.status, body: answer.body as { id: string; code?: string; name?: string; bytes?: number } };
}
const START = `mutation ($uploadId: ID!, $mapping: String!, $options: [ImportOptionInput!]) {
  startImport(uploadId: $uploadId, mapping: $mapping, options: $options) { ... on ImportRun { id state } ... on Refused { code message } } }`;
const start = async (uploadId: string, mapping: string, options: object[] = []) =>
  (
    await admin.ask<{ startImport: { id: string; state: string; code?: string; message?: string } }>(START, {
      uploadId,
      mapping,
      options,
    })
  ).data.startImport;

/** A run of `content` that nobody has worked on yet. */
async function waitingRun(content: string) {
  const path = join(importFolder(), 'rows.csv');
  writeFileSync(path, content);
  const mapping = unwrap(await api.system((tx) => api.app.get(Mappings).find(tx, 'shelf-rows')));
  const wish = { file: unwrap(await givenFile(path)), mapping, options: {}, origin: 'backfill' as const };
  return { wish, run: unwrap(await api.app.get(StartImport).run(SYSTEM, wish)) };
}

describe('a file by upload', () => {
  const file = 'Account ID,Account Name,ARR,Internal note\nA1,Nordwind,1200.50,x\nA2,,5,x\nA3,Südwind,9,x\n';

  it('is kept, guessed, previewed, imported by a worker, and gone at the end', async () => {
    const { status, body } = await upload(file, '../../etc/accounts list.csv');
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'accounts list.csv', bytes: Buffer.byteLength(file) });
    const { data } = await admin.ask<{
      importSuggestions: { shape: { name: string } }[];
      importPreview: {
        rows: { values: { name: string } | null; errors: { code: string; column: string; line: number }[] }[];
      };
    }>(
      `query ($id: ID!) { importSuggestions(uploadId: $id) { shape { name } fit }
        importPreview(uploadId: $id, mapping: "csv-accounts") { ... on ImportPreview { format encoding delimiter unread rows { line values errors { code column line } } } } }`,
      { id: body.id },
    );
    expect(data.importSuggestions.map(({ shape }) => shape.name)).toContain('csv-accounts');
    expect(data.importPreview).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      unread: ['Internal note'],
    });
    expect(data.importPreview.rows.map(({ values }) => values?.name)).toEqual(['Nordwind', undefined, 'Südwind']);
    expect(data.importPreview.rows[1]?.errors).toEqual([{ code: 'FIELD_REQUIRED', column: 'Account Name', line: 3 }]);

    const run = await start(body.id, 'csv-accounts');
    expect(run.state).toBe('waiting');
    const worker = await startWorker(api.config, api.clock);
    const shown = () =>
      admin.ask<{ importRun: { state: string; position: number } }>(
        `{ importRun(id: "${run.id}") { state position bytes totalBytes made changed rejected skipped rowsPerSecond fileName
           mapping { name } startedBy { id } rejectReasons { code rows line } } }`,
      );
    try {
      for (let tries = 0; tries < 100 && (await shown()).data.importRun.state !== 'finished'; tries += 1)
        await sleep(100);
    } finally {
      await worker.close();
    }
    const bytes = Buffer.byteLength(file);
    expect((await shown()).data.importRun).toEqual({
      state: 'finished',
      position: 3,
      bytes,
      totalBytes: bytes,
      made: 2,
      changed: 0,
      rejected: 1,
      skipped: 0,
      rowsPerSecond: expect.any(Number),
      fileName: 'accounts list.csv',
      mapping: { name: 'csv-accounts' },
      startedBy: { id: admin.id },
      rejectReasons: [{ code: 'FIELD_REQUIRED', rows: 1, line: 3 }],
    });
    expect(readdirSync(join(api.config.BELLWETHER_DATA_DIR, 'uploads'))).toEqual([]);
    const listed = await admin.ask<{ importRuns: { nodes: { id: string }[] } }>(
      '{ importRuns(first: 1) { nodes { id } } }',
    );
    expect(listed.data.importRuns.nodes).toEqual([{ id: run.id }]);
  });

  it('gives its rejects as a file that can be mended and imported again', async () => {
    const bad = 'Account ID,Account Name,ARR\nR1,Ost,abc\nR2,=1+1,xyz\n';
    const { body } = await upload(bad);
    const run = await start(body.id, 'csv-accounts');
    await api.app.get(RunImport).run(run.id);
    const answer = await api.http.get(`/imports/${run.id}/rejects.csv`).set('cookie', admin.cookie);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="accounts-rejects.csv"');
    expect(answer.text).toContain(
      '\ufeffline,column,code,message,record,Account ID,Account Name,ARR\r\n2,ARR,DECIMAL_INVALID,',
    );
    expect(answer.text).toContain("'=1+1");
    const mended = answer.text.replace(',abc', ',100').replace(',xyz', ',200');
    expect(await importText(api, 'csv-accounts', mended)).toMatchObject({ made: 2, rejected: 0 });
    const names = await api.system((tx) =>
      tx.query(`SELECT name FROM accounts WHERE name IN ('Ost', '=1+1') ORDER BY name`),
    );
    expect(names).toEqual([{ name: '=1+1' }, { name: 'Ost' }]);
  });

  it('needs permission, one file, a mapping that there is and options that it has', async () => {
    const [csm, manager] = [await api.person('csm'), await api.person('support_manager')];
    expect((await upload(file, 'a.csv', csm)).body.code).toBe('FORBIDDEN');
    expect((await api.http.get(`/imports/${newId()}/rejects.csv`).set('cookie', csm.cookie)).body).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await api.http.get('/imports/nonsense/rejects.csv').set('cookie', admin.cookie)).status).toBe(404);
    expect(code(await manager.ask('mutation { cancelImport(id: "x") { __typename } }'))).toBe('FORBIDDEN');
    expect((await api.http.post('/imports/upload').set('cookie', admin.cookie).send({})).body).toMatchObject({
      code: 'UPLOAD_EMPTY',
    });
    expect(await start(newId(), 'csv-accounts')).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    const { body } = await upload(file);
    expect(await start(body.id, 'no-such')).toMatchObject({ code: 'MAPPING_UNKNOWN' });
    expect(await start(body.id, 'csv-accounts', [{ name: 'sauce', value: 'x' }])).toMatchObject({
      code: 'OPTION_UNKNOWN',
    });
    expect(await start(body.id, 'zendesk-messages')).toMatchObject({ code: 'MAPPING_UNFIT' });
    // Rejects hold rows of any account: a manager of some accounts sees the run, not the rows.
    const run = await start((await upload('Account ID,Account Name\nS1,\n')).body.id, 'csv-accounts');
    await api.app.get(RunImport).run(run.id);
    const seen = await api.http.get(`/imports/${run.id}/rejects.csv`).set('cookie', manager.cookie);
    expect(seen.text.split('\r\n').filter(Boolean)).toHaveLength(1);
  });
});

describe('saved mappings', () => {
  it('are checked against their target, replaced by name, and never take the place of one that ships', async () => {
    expect((await save({ ...SHELF_MAPPING, name: 'csv-accounts' })).data.saveMapping).toMatchObject({
      code: 'MAPPING_NAME_TAKEN',
    });
    expect((await save({ ...SHELF_MAPPING, target: 'moon' })).data.saveMapping).toMatchObject({
      code: 'TARGET_UNKNOWN',
    });
    expect((await save({ ...SHELF_MAPPING, columns: { colour: 'key' } })).data.saveMapping).toMatchObject({
      code: 'MAPPING_UNSUITED',
    });
    expect((await save({ name: 'Bad Name' })).data.saveMapping).toMatchObject({ code: 'MAPPING_INVALID' });
    await save({ ...SHELF_MAPPING, name: 'shelf-two', title: 'First' });
    await save({ ...SHELF_MAPPING, name: 'shelf-two', title: 'Second' });
    const { data } = await admin.ask<{ importShapes: { name: string; title: string; shipped: boolean }[] }>(
      '{ importShapes { name title shipped target options } }',
    );
    expect(data.importShapes.filter(({ name }) => name === 'shelf-two')).toMatchObject([
      { title: 'Second', shipped: false },
    ]);
    expect(data.importShapes.find(({ name }) => name === 'servicenow-log')).toMatchObject({
      shipped: true,
      options: { account: 'ServiceNow' },
    });
    expect(
      (await admin.ask<{ deleteMapping: boolean }>('mutation { deleteMapping(name: "shelf-two") }')).data.deleteMapping,
    ).toBe(true);
  });
});

describe('a run', () => {
  it('that breaks off goes on exactly where it stopped', async () => {
    const { wish, run } = await waitingRun(keys('broken', 3_500));
    shelf.breakAt = 3;
    const failed = await outcome(api, unwrap(await api.app.get(RunImport).run(run.id)));
    expect(failed).toMatchObject({ state: 'failed', errorCode: 'IMPORT_BROKE_OFF', position: 2_000, made: 2_000 });
    expect(await onShelf('broken')).toBe(2_000);
    Object.assign(shelf, { chunks: 0, breakAt: Infinity });
    const again = unwrap(await api.app.get(StartImport).run(SYSTEM, wish));
    expect(again.id).toBe(run.id);
    const ended = await outcome(api, unwrap(await api.app.get(RunImport).run(again.id)));
    expect(ended).toMatchObject({ state: 'finished', errorCode: null, position: 3_500, made: 3_500, rejected: 0 });
    expect(shelf.chunks).toBe(2);
    expect(await onShelf('broken')).toBe(3_500);
    const fresh = unwrap(await api.app.get(StartImport).run(SYSTEM, wish));
    expect(fresh.id).not.toBe(run.id);
  });

  it('rejects the rows that the database refuses and lands all others', async () => {
    const rows = keys('halved', 1_200).replace('halved7,1', 'halved7,99999').replace('halved900,1', 'halved900,many');
    const done = await importText(api, 'shelf-rows', rows);
    expect(done).toMatchObject({ state: 'finished', position: 1_200, made: 1_198, rejected: 2 });
    expect(done.rejects).toEqual([
      [9, '', 'ROW_REFUSED'],
      [902, '', 'ROW_REFUSED'],
    ]);
    expect(await onShelf('halved')).toBe(1_198);
  });

  it('is held by one worker, and taken over when that one falls silent', async () => {
    const { run } = await waitingRun(keys('held', 2_500));
    const importing = api.app.get(RunImport);
    const others: unknown[] = [];
    let asking: Promise<unknown> | undefined;
    const ended = await importing.run(run.id, {
      onProgress: () => void (asking ??= importing.run(run.id).then((other) => others.push(other))),
    });
    await asking;
    expect(others).toMatchObject([{ ok: false, error: { code: 'IMPORT_BUSY' } }]);
    expect(unwrap(ended).state).toBe('finished');

    const silent = await waitingRun(keys('silent', 2_500));
    let takeOver: Promise<unknown> | undefined;
    const lost = await importing.run(silent.run.id, {
      leaseMs: -1,
      onProgress: () => void (takeOver ??= importing.run(silent.run.id, { leaseMs: LEASE_MS })),
    });
    await takeOver;
    expect(lost.ok).toBe(true);
    expect(await takeOver).toMatchObject({ ok: true, value: { state: 'finished', position: 2_500, made: 2_500 } });
    expect(await onShelf('silent')).toBe(2_500);
  });

  it('stops when it is cancelled; what landed stays', async () => {
    const { run } = await waitingRun(keys('cancelled', 6_000));
    let cancelling: Promise<unknown> | undefined;
    await api.app.get(RunImport).run(run.id, {
      onProgress: () => void (cancelling ??= api.app.get(CancelImport).run(SYSTEM, run.id)),
    });
    expect(await cancelling).toMatchObject({ ok: true });
    const { data } = await admin.ask<{ importRun: { state: string; position: number }; cancelImport: object }>(
      `{ importRun(id: "${run.id}") { state position } }`,
    );
    expect(data.importRun.state).toBe('cancelled');
    expect(data.importRun.position).toBeGreaterThanOrEqual(1_000);
    expect(data.importRun.position).toBeLessThan(6_000);
    expect(await onShelf('cancelled')).toBe(data.importRun.position);
    const again = await admin.ask<{ cancelImport: object }>(
      `mutation { cancelImport(id: "${run.id}") { ... on Refused { code } } }`,
    );
    expect(again.data.cancelImport).toEqual({ code: 'IMPORT_OVER' });
  });
});

describe('a bad file', () => {
  const refused = (name: string, content: string | Buffer) =>
    importText(api, name, content).then(
      () => 'imported',
      (error: { error: { code: string } }) => error.error.code,
    );
  const accountNamed = (name: string) => api.system((tx) => tx.query('SELECT 1 FROM accounts WHERE name = $1', [name]));

  it('is refused before anything is written where no row of it can be read', async () => {
    const before = await api.system((tx) => tx.query('SELECT count(*) FROM import_runs'));
    expect(await refused('csv-accounts', '')).toBe('FILE_EMPTY');
    expect(await refused('csv-accounts', Buffer.from('PK\u0003\u0004 a workbook'))).toBe('FORMAT_UNKNOWN');
    expect(await refused('csv-accounts', '<html>Sign in</html>')).toBe('FORMAT_UNKNOWN');
    expect(await refused('csv-accounts', 'colour,size\nred,1\n')).toBe('MAPPING_UNFIT');
    expect(await refused('csv-accounts', Buffer.from([0x1f, 0x8b, 0x08, 0, 1, 2, 3, 4, 5, 6]))).toBe('GZIP_DAMAGED');
    expect(await api.system((tx) => tx.query('SELECT count(*) FROM import_runs'))).toEqual(before);
  });

  it('costs only the rows that are broken: quotes, widths, bytes', async () => {
    const rows = Buffer.concat([
      Buffer.from('Account ID,Account Name,Industry\nB1,Whole,"a ""b"" c\nd"\nB2,"Broken" x,y\nB3,Short\nB4,Bytes '),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',z\nB5,Last,z\n'),
    ]);
    // Left to itself the reader would take these bytes for Latin-1.
    const done = await importText(api, 'csv-accounts', rows, { options: { encoding: 'utf-8' } });
    expect(done).toMatchObject({ state: 'finished', made: 2, rejected: 3 });
    expect(done.rejects).toEqual([
      [4, 'Account Name', 'CSV_QUOTE_MISPLACED'],
      [5, '', 'CSV_COLUMN_COUNT'],
      [6, 'Account Name', 'ENCODING_INVALID'],
    ]);
    const [whole] = await api.system((tx) => tx.query(`SELECT industry FROM accounts WHERE name = 'Whole'`));
    expect(whole).toEqual({ industry: 'a "b" c\nd' });
  });

  it('in Latin-1 is read as such when the run says so', async () => {
    const latin = Buffer.from('Account ID,Account Name\nL1,Größe\n', 'latin1');
    expect(await importText(api, 'csv-accounts', latin, { options: { encoding: 'latin1' } })).toMatchObject({
      made: 1,
    });
    expect(await accountNamed('Größe')).toHaveLength(1);
  });

  it('that names an owner nobody knows leaves no trace of that account', async () => {
    const csm = await api.person('csm', 'Owner');
    const rows = `Account ID,Account Name,CSM email\nO1,Owned,${csm.id}@staff.example\nO2,Orphan,nobody@staff.example\n`;
    const done = await importText(api, 'csv-accounts', rows);
    expect(done.rejects).toEqual([[3, 'CSM email', 'OWNER_UNKNOWN']]);
    expect(done.made).toBe(1);
    expect(await accountNamed('Orphan')).toEqual([]);
    expect(await api.system((tx) => tx.query(`SELECT 1 FROM account_external_ids WHERE external_id = 'O2'`))).toEqual(
      [],
    );
    expect(
      (await csm.ask<{ accounts: { nodes: object[] } }>('{ accounts { nodes { name } } }')).data.accounts.nodes,
    ).toEqual([{ name: 'Owned' }]);
  });

  it('with a message of 10 MB rejects that one with a code of its own', async () => {
    await importText(api, 'csv-cases', 'Case ID,Opened\nBIG,2026-01-01T00:00:00Z\n');
    const message = (id: string, size: number) => `${id},BIG,inbound,2026-01-02T00:00:00Z,"${'x'.repeat(size)}"\n`;
    const rows = `ID,Case ID,Direction,Sent,Body\n${message('m1', 10 * 1024 * 1024)}${message('m2', 1_500_000)}${message('m3', 10)}`;
    const done = await importText(api, 'csv-messages', rows);
    expect(done).toMatchObject({ state: 'finished', made: 1, rejected: 2 });
    expect(done.rejects).toEqual([
      [2, '', 'RECORD_TOO_LARGE'],
      [3, 'Body', 'MESSAGE_TOO_LARGE'],
    ]);
  });

  it('that is packed and cut off lands its rows and says so', async () => {
    const { gzipSync } = await import('node:zlib');
    const packed = gzipSync(Buffer.from(keys('packed', 60_000)));
    const done = await importText(api, 'shelf-rows', packed.subarray(0, packed.length - 400));
    expect(done).toMatchObject({ state: 'failed', errorCode: 'GZIP_DAMAGED' });
    expect(done.position).toBeGreaterThan(1_000);
    expect(await onShelf('packed')).toBe(done.position);
  });
});

describe('history', () => {
  it('is told as backfill and twice the same; live is told as live', async () => {
    const rows = 'Account ID,Account Name,Tier\nH1,Twice,gold\nH1,Twice,platinum\nH2,Once,gold\n';
    expect(await importText(api, 'csv-accounts', rows)).toMatchObject({ made: 2, changed: 0, rejected: 0 });
    const origins = () =>
      api.system((tx) =>
        tx.query(
          `SELECT DISTINCT e.origin FROM events e JOIN accounts a ON a.id = ANY(e.subjects) WHERE a.name IN ('Twice', 'Once', 'Now')`,
        ),
      );
    expect(await origins()).toEqual([{ origin: 'backfill' }]);
    const events = () =>
      api.system((tx) => tx.query(`SELECT count(*)::int AS n FROM events WHERE name LIKE 'account.%'`));
    const before = await events();
    expect(await importText(api, 'csv-accounts', rows)).toMatchObject({ made: 0, changed: 0, rejected: 0 });
    expect(await events()).toEqual(before);
    const [twice] = await api.system((tx) => tx.query(`SELECT tier FROM accounts WHERE name = 'Twice'`));
    expect(twice).toEqual({ tier: 'platinum' });
    await importText(api, 'csv-accounts', 'Account ID,Account Name\nH3,Now\n', { origin: 'live' });
    expect(await origins()).toContainEqual({ origin: 'live' });
  });
});
