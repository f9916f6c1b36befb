// Static lists: made, filled by hand and by a file, followed like a rule; and custom fields as facts.
import { newId } from '#kernel';
import type { Person } from '../support/test-api.js';
import { DAY, startSegments, tierIs, type SegmentLab } from '../support/test-segments.js';

let lab: SegmentLab;
beforeAll(async () => {
  lab = await startSegments();
});
afterAll(() => lab.close());

const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

async function list(name: string, object = 'account'): Promise<{ id: string; key: string }> {
  const made = await lab.admin.ask<{ createSegment: { id: string; key: string; kind: string } }>(
    `mutation { createSegment(input: { name: "${name}", object: ${object} }) { id key kind } }`,
  );
  expect(made.data.createSegment.kind).toBe('list');
  await lab.heard();
  return made.data.createSegment;
}

const put = (person: Person, id: string, subjects: readonly (string | undefined)[], verb = 'addToList') =>
  person.ask<Record<string, number>>(
    `mutation ($ids: [ID!]!) { done: ${verb}(segmentId: "${id}", subjectIds: $ids) }`,
    {
      ids: subjects,
    },
  );

describe('a list', () => {
  it('holds whom people put on it, from when to when, and tells of it', async () => {
    const { id, key } = await list('Pilot customers');
    const [one, two] = await lab.accounts(2, 'piloting');
    expect((await put(lab.admin, id, [one, two, newId(), 'nobody'])).data['done']).toBe(2);
    await lab.heard();
    expect((await lab.members(key)).sort()).toEqual([one, two].sort());
    lab.later(DAY);
    expect((await put(lab.admin, id, [one, one], 'removeFromList')).data['done']).toBe(1);
    await lab.heard();
    expect(await lab.members(key)).toEqual([two]);
    lab.later(DAY);
    expect((await put(lab.admin, id, [one])).data['done']).toBe(1);
    expect((await put(lab.admin, id, [one])).data['done']).toBe(0);
    await lab.heard();
    expect((await lab.toldOf(key)).map(({ name, because, subjects }) => `${name} ${because} ${subjects}`)).toEqual([
      'segment.entered list.changed 2',
      'segment.left list.changed 1',
      'segment.entered list.changed 1',
    ]);
  });

  it('can be asked for by other rules, also how long somebody has been on it, and is not deleted under them', async () => {
    const { id, key } = await list('Asked for');
    const named = await lab.segment({
      all: [tierIs('listed'), { fact: `list.${key}`, op: 'is', value: true, for: 2 }],
    });
    const acme = await lab.account('listed');
    await put(lab.admin, id, [acme]);
    await lab.heard();
    expect(await lab.members(named.key)).toEqual([]);
    lab.later(2 * DAY);
    await lab.sweep();
    await lab.heard();
    expect(await lab.members(named.key)).toEqual([acme]);
    expect(code(await lab.admin.ask(`mutation { deleteSegment(id: "${id}") }`))).toBe('SEGMENT_IN_USE');
  });

  it('is filled by a file; its bad lines are told by number and reason, and the good ones count', async () => {
    const { id, key } = await list('From a file');
    const [acme] = await lab.accounts(1, 'Filed Ltd');
    await lab.accounts(2, 'twin');
    await lab.api.system((tx) => tx.query(`UPDATE accounts SET name = 'Twin' WHERE name LIKE 'twin%'`));
    await lab.api.system((tx) => tx.query(`INSERT INTO account_external_ids VALUES ('crm', 'A-1', $1)`, [acme]));
    const file = (person: Person, csv: string, segment = id) =>
      person.ask<{ addFileToList: object }>(
        `mutation ($csv: String!) { addFileToList(segmentId: "${segment}", csv: $csv) {
          ... on ListedFile { added known rejects { line value code message } } ... on Refused { code } } }`,
        { csv },
      );
    const csv = `external_id,name\nA-1,\n,filed ltd 0\n,Twin\n,"Nobody ""at all"""\nA-2,\n`;
    expect((await file(lab.admin, csv)).data.addFileToList).toEqual({
      added: 1,
      known: 1,
      rejects: [
        expect.objectContaining({ line: 4, value: 'Twin', code: 'AMBIGUOUS' }),
        {
          line: 5,
          value: 'Nobody "at all"',
          code: 'NOT_FOUND',
          message: 'You see no account like this. Correct the line, or import it first.',
        },
        expect.objectContaining({ line: 6, value: 'A-2', code: 'NOT_FOUND' }),
      ],
    });
    await lab.heard();
    expect(await lab.members(key)).toEqual([acme]);
    expect((await file(lab.admin, 'nonsense')).data.addFileToList).toEqual({ code: 'LIST_FILE_COLUMNS' });
    const { id: rule } = await lab.segment(tierIs('no list'));
    expect(code(await file(lab.admin, csv, rule))).toBe('SEGMENT_NO_LIST');
  });

  it('takes from a CSM only accounts that the CSM sees, and shows only those', async () => {
    const { id } = await list('Of a CSM');
    const [mine, other] = await lab.accounts(2, 'scoped');
    const csm = await lab.api.person('csm');
    await lab.admin.ask(`mutation { setAccountOwner(id: "${mine}", role: csm, userId: "${csm.id}") { id } }`);
    await put(lab.admin, id, [mine, other]);
    await lab.heard();
    const seen = await csm.ask<{ segment: object; segmentMembers: { nodes: object[] } }>(
      `{ segment(id: "${id}") { memberCount { value } } segmentMembers(segmentId: "${id}") { nodes { account { name } } } }`,
    );
    expect(seen.data).toEqual({
      segment: { memberCount: { value: 1 } },
      segmentMembers: { nodes: [{ account: { name: 'scoped 0' } }] },
    });
    expect((await put(csm, id, [other], 'removeFromList')).data['done']).toBe(0);
    expect((await put(csm, id, [mine], 'removeFromList')).data['done']).toBe(1);
    expect((await put(csm, id, [mine, other])).data['done']).toBe(1);
  });

  it('of contacts names them by address, and has no rule to change', async () => {
    const { id, key } = await list('Guests', 'contact');
    const account = await lab.account('hosting');
    const contactId = newId();
    await lab.api.system((tx) =>
      tx.query(`INSERT INTO contacts (id, account_id, email) VALUES ($1, $2, 'jo@host.example')`, [contactId, account]),
    );
    const done = await lab.admin.ask<{ addFileToList: object }>(
      `mutation ($csv: String!) { addFileToList(segmentId: "${id}", csv: $csv) { ... on ListedFile { added rejects { line } } } }`,
      { csv: 'E-Mail\nJO@host.example\nghost@host.example' },
    );
    expect(done.data.addFileToList).toEqual({ added: 1, rejects: [{ line: 3 }] });
    await lab.heard();
    expect(await lab.members(key)).toEqual([contactId]);
    const changed = await lab.admin.ask(
      `mutation { updateSegment(id: "${id}", input: { rule: { fact: "contact.roles", op: "has", value: "x" } }) { id } }`,
    );
    expect(code(changed)).toBe('SEGMENT_IS_LIST');
  });
});

describe('custom fields', () => {
  it('are facts as soon as an account has them, read as what they are said to be', async () => {
    await lab.accounts(1, 'custom', 'live', { custom: { seats: '12', Region: 'EMEA', pilot: true } });
    await lab.accounts(1, 'custom', 'live', { custom: { seats: 'a dozen', since: '2028-02-29' } });
    await lab.heard();
    const shown = await lab.admin.ask<{ customFields: object[] }>('{ customFields { name type } }');
    expect(shown.data.customFields).toEqual([
      { name: 'pilot', type: 'boolean' },
      { name: 'Region', type: 'text' },
      { name: 'seats', type: 'text' },
      { name: 'since', type: 'text' },
    ]);
    const above = { all: [tierIs('custom'), { fact: 'account.custom.seats', op: 'above', value: 10 }] };
    const preview = async (rule: unknown) =>
      (
        await lab.admin.ask<{ previewSegment: { count: { value: number } | null; problems: { code: string }[] } }>(
          `query ($rule: JSON!) { previewSegment(object: account, rule: $rule) { count { value } problems { code } } }`,
          { rule },
        )
      ).data.previewSegment;
    expect(await preview(above)).toEqual({ count: null, problems: [{ code: 'OPERATOR_WRONG' }] });
    const say = (name: string, type: string) =>
      lab.admin.ask<{ setCustomField: object }>(
        `mutation { setCustomField(name: "${name}", label: "About ${name}", type: ${type}) { name label type } }`,
      );
    expect((await say('seats', 'number')).data.setCustomField).toEqual({
      name: 'seats',
      label: 'About seats',
      type: 'number',
    });
    await say('since', 'date');
    expect(await preview(above)).toEqual({ count: { value: 1 }, problems: [] });
    expect(await preview({ fact: 'account.custom.since', op: 'after', value: '2028-02-28' })).toMatchObject({
      count: { value: 1 },
    });
    expect(code(await say('nonsense', 'text'))).toBe('CUSTOM_FIELD_UNKNOWN');
  });

  it('are followed like any other fact', async () => {
    const { key } = await lab.segment({
      all: [tierIs('region'), { fact: 'account.custom.Region', op: 'is', value: 'APAC' }],
    });
    const acme = await lab.account('region', { custom: { Region: 'EMEA' } });
    await lab.heard();
    expect(await lab.members(key)).toEqual([]);
    await lab.change(acme, { custom: { Region: 'APAC' } });
    await lab.heard();
    expect(await lab.members(key)).toEqual([acme]);
  });
});
