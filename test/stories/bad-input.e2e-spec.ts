// What is wrong is said plainly and coded, the sound part lands, and nothing is half done: files, messages, questions, people.
import type { Person } from '../support/test-api.js';
import { startRiver, type River } from './river.js';

let river: River;
let admin: Person;
beforeAll(async () => {
  river = await startRiver({ workers: 1 });
  admin = await river.api.person('admin');
});
afterAll(() => river.close());

const names = async () =>
  (await river.api.system((tx) => tx.query<{ name: string }>('SELECT name FROM accounts ORDER BY name'))).map(
    ({ name }) => name,
  );
const given = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const rejects = async ({ id }: { id: string }) =>
  (await river.api.http.get(`/imports/${id}/rejects.csv`).set('cookie', admin.cookie)).text.trim().split('\r\n');
async function refused(file: Buffer, mapping = 'csv-accounts', options: object[] = []) {
  const { startImport } = await river.ask<{ startImport: { code?: string } }>(
    admin,
    `mutation ($id: ID!, $mapping: String!, $options: [ImportOptionInput!]) {
       startImport(uploadId: $id, mapping: $mapping, options: $options) { ... on Refused { code } } }`,
    { id: await river.upload(admin, file), mapping, options },
  );
  return startImport.code;
}

describe('a file', () => {
  beforeEach(() => river.api.system((tx) => tx.query('DELETE FROM accounts')));

  it('with broken lines gives them back by line and reason, and the others land', async () => {
    const run = await river.import(
      admin,
      given('id,name\n1,One\n2,Two,and more\n3,Three\n4,"Fo"ur\n5,"Unclosed\n6,Six\n'),
      'csv-accounts',
    );
    expect(run).toMatchObject({ state: 'finished', made: 3, rejected: 3 });
    expect(run.rejectReasons.map(({ code, line }) => [code, line]).sort()).toEqual([
      ['CSV_COLUMN_COUNT', 3],
      ['CSV_QUOTE_MISPLACED', 5],
      ['CSV_QUOTE_UNCLOSED', 6],
    ]);
    expect(await names()).toEqual(['One', 'Six', 'Three']);
    expect((await rejects(run)).slice(1).map((line) => line.split(',').slice(0, 3))).toEqual([
      ['3', '', 'CSV_COLUMN_COUNT'],
      ['5', 'name', 'CSV_QUOTE_MISPLACED'],
      ['6', 'name', 'CSV_QUOTE_UNCLOSED'],
    ]);
  });

  it('in Latin-1 is read as such; one that is no text, or has other columns, is refused before anything happens', async () => {
    expect(await river.import(admin, given('id,name\n1,M\u00fcller\n', 'latin1'), 'csv-accounts')).toMatchObject({
      made: 1,
    });
    expect(await refused(Buffer.from([0, 1, 2, 3, 255, 254, 0, 10, 13]))).toBe('HEADER_UNREADABLE');
    expect(await refused(given('id,name\n2,Two\n', 'utf16le'))).toBe('HEADER_UNREADABLE');
    expect(await refused(given('colour,size\nred,2\n'))).toBe('MAPPING_UNFIT');
    expect(await refused(given('id,name\n2,Two\n'), 'csv-accounts', [{ name: 'encoding', value: 'klingon' }])).toMatch(
      /ENCODING/,
    );
    expect(await refused(given('id,name\n2,Two\n'), 'no-such-mapping')).toBe('MAPPING_UNKNOWN');
    expect(await names()).toEqual(['Müller']);
    expect(await river.api.system((tx) => tx.query(`SELECT 1 FROM import_runs WHERE state <> 'finished'`))).toEqual([]);
  });

  it('that says a key twice is resolved: the later row wins', async () => {
    const file = given('id,name\n11,First\n12,Other\n11,Second\n');
    expect(await river.import(admin, file, 'csv-accounts')).toMatchObject({ made: 2, rejected: 0 });
    expect(await names()).toEqual(['Other', 'Second']);
  });

  it('that names an unknown owner loses that row only, with its column', async () => {
    const file = given('id,name,csmEmail\n21,Owned,nobody@staff.example\n22,Free,\n');
    const run = await river.import(admin, file, 'csv-accounts');
    expect(run).toMatchObject({ made: 1, rejected: 1, rejectReasons: [{ code: 'OWNER_UNKNOWN', line: 2 }] });
    expect((await rejects(run))[1]).toMatch(/^2,csmEmail,OWNER_UNKNOWN,/);
    expect(await names()).toEqual(['Free']);
  });
});

describe('a message of 10 MB', () => {
  const body = 'x'.repeat(10 * 1024 * 1024);

  it('is refused by the api with its case, and by an import with its line', async () => {
    const message = { externalId: 'm', direction: 'inbound', sentAt: '2026-03-01T00:00:00Z', body };
    const { ingestCases } = await river.ask<{ ingestCases: object }>(
      admin,
      'mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { ... on Refused { code } } }',
      { cases: [{ source: 'desk', externalId: '1', subject: 'Large', messages: [message] }] },
    );
    expect(ingestCases).toEqual({ code: 'MESSAGE_TOO_LARGE' });
    const file = given(`id,case,direction,body,sentAt\n1,c1,in,${body},2026-03-01T00:00:00Z\n`);
    expect(await river.import(admin, file, 'csv-messages')).toMatchObject({
      made: 0,
      rejectReasons: [{ code: 'RECORD_TOO_LARGE', line: 2 }],
    });
    expect(await river.api.system((tx) => tx.query('SELECT id FROM cases UNION ALL SELECT id FROM messages'))).toEqual(
      [],
    );
  });
});

describe('a question', () => {
  const code = async (person: Person, query: string) => (await person.ask(query)).errors?.[0]?.extensions.code;

  it('that is not GraphQL, or of a session that has ended, is answered with a code', async () => {
    expect(await code(admin, '{ accounts { ')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await code(admin, '{ nonsense { x } }')).toBe('GRAPHQL_VALIDATION_FAILED');
    const late = await river.api.person('leader');
    await river.api.system((tx) =>
      tx.query(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [late.id]),
    );
    expect(await code(late, '{ accounts { nodes { id } } }')).toBe('UNAUTHENTICATED');
  });

  it("for another CSM's account by id finds nothing, and changes nothing", async () => {
    const [mine, theirs] = [await river.api.person('csm'), await river.api.person('csm')];
    const { createAccount } = await river.ask<{ createAccount: { id: string } }>(
      admin,
      'mutation { createAccount(name: "Theirs") { id } }',
    );
    const { id } = createAccount;
    await river.ask(admin, `mutation { setAccountOwner(id: "${id}", role: csm, userId: "${theirs.id}") { id } }`);
    expect(await river.ask(mine, `{ account(id: "${id}") { name } }`)).toEqual({ account: null });
    expect(await river.ask(theirs, `{ account(id: "${id}") { name } }`)).toEqual({ account: { name: 'Theirs' } });
    expect(await code(mine, `mutation { updateAccount(id: "${id}", input: { name: "Mine" }) { id } }`)).toBe(
      'ACCOUNT_NOT_FOUND',
    );
    expect(await river.ask(theirs, `{ account(id: "${id}") { name } }`)).toEqual({ account: { name: 'Theirs' } });
  });
});
