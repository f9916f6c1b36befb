// Segments as people and blocs make them: rules tried, explained, changed, refused and deleted.
import { newId } from '#kernel';
import { SegmentService, SegmentUses } from '#segments';
import type { Person } from '../support/test-api.js';
import { escalated, startSegments, tierIs, type SegmentLab } from '../support/test-segments.js';

let lab: SegmentLab;
beforeAll(async () => {
  lab = await startSegments();
});
afterAll(() => lab.close());

const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

describe('a rule', () => {
  it('that is changed or switched off moves members without anything having happened', async () => {
    const { id, key } = await lab.segment(tierIs('before'));
    const [before, after] = [await lab.account('before'), await lab.account('after')];
    await lab.heard();
    expect(await lab.members(key)).toEqual([before]);
    const update = await lab.admin.ask<{ updateSegment: object }>(
      `mutation ($rule: JSON!) { updateSegment(id: "${id}", input: { rule: $rule, name: "Changed" }) { name version filling } }`,
      { rule: tierIs('after') },
    );
    expect(update.data.updateSegment).toEqual({ name: 'Changed', version: 2, filling: true });
    await lab.heard();
    expect(await lab.members(key)).toEqual([after]);
    const activate = (active: boolean) =>
      lab.admin.ask<{ setSegmentActive: object }>(
        `mutation { setSegmentActive(id: "${id}", active: ${active}) { active version } }`,
      );
    expect((await activate(false)).data.setSegmentActive).toEqual({ active: false, version: 3 });
    await lab.heard();
    expect(await lab.members(key)).toEqual([]);
    await lab.change(before ?? '', { tier: 'after' });
    await lab.heard();
    expect(await lab.members(key)).toEqual([]);
    await activate(true);
    await lab.heard();
    expect((await lab.members(key)).sort()).toEqual([before, after].sort());
    expect(
      (await lab.toldOf(key))
        .slice(1)
        .every(({ origin, because }) => origin === 'backfill' && because === 'segment.changed'),
    ).toBe(true);
  });

  it('that names a fact which is gone rests, and says so, while others go on', async () => {
    const [resting, going] = [await lab.segment(tierIs('resting')), await lab.segment(tierIs('resting'))];
    await lab.api.system((tx) =>
      tx.query(`UPDATE segments SET rule = '{"fact": "account.gone", "op": "is", "value": "x"}' WHERE id = $1`, [
        resting.id,
      ]),
    );
    const acme = await lab.account('resting');
    await lab.heard();
    expect([await lab.members(resting.key), await lab.members(going.key)]).toEqual([[], [acme]]);
    const shown = await lab.admin.ask(`{ segment(id: "${resting.id}") { problems { code path } } }`);
    expect(shown.data).toEqual({ segment: { problems: [{ code: 'FACT_UNKNOWN', path: ['fact'] }] } });
    expect(code(await lab.admin.ask(`mutation { setSegmentActive(id: "${resting.id}", active: true) { id } }`))).toBe(
      'SEGMENT_INVALID',
    );
  });

  it('can be tried before it is saved, among the accounts that one sees, and says why in and why not', async () => {
    const [mine] = await lab.accounts(2, 'tried', 'live', { licences: 7 });
    const csm = await lab.api.person('csm');
    await lab.admin.ask(`mutation { setAccountOwner(id: "${mine}", role: csm, userId: "${csm.id}") { id } }`);
    const rule = { all: [tierIs('tried'), { not: escalated }] };
    const preview = (person: Person, of: unknown) =>
      person.ask<{ previewSegment: object }>(
        `query ($rule: JSON!) { previewSegment(object: account, rule: $rule) {
          problems { code path message } count { value } sampleAccounts { name } sampleContacts { name } } }`,
        { rule: of },
      );
    expect((await preview(lab.admin, rule)).data.previewSegment).toMatchObject({ count: { value: 2 } });
    expect((await preview(csm, rule)).data.previewSegment).toEqual({
      problems: [],
      count: { value: 1 },
      sampleAccounts: [{ name: 'tried 0' }],
      sampleContacts: [],
    });
    expect((await preview(csm, { all: [{ fact: 'account.teir', op: 'is', value: 1 }] })).data.previewSegment).toEqual({
      problems: [
        {
          code: 'FACT_UNKNOWN',
          path: ['all', 0, 'fact'],
          message: 'There is no fact about accounts called “account.teir”. Did you mean “account.tier”?',
        },
      ],
      count: null,
      sampleAccounts: [],
      sampleContacts: [],
    });
    await lab.escalate(mine ?? '');
    const explain = (person: Person, subject: string | undefined) =>
      person.ask<{ explainRule: object | null }>(
        `query ($rule: JSON!) { explainRule(object: account, rule: $rule, subjectId: "${subject}") { holds verdict } }`,
        { rule },
      );
    expect((await explain(csm, mine)).data.explainRule).toMatchObject({
      holds: false,
      verdict: {
        kind: 'all',
        parts: [
          { kind: 'leaf', holds: true, about: 'Tier', op: 'is', wanted: 'tried', actual: 'tried' },
          { kind: 'not', holds: false, parts: [{ about: 'Escalations', op: 'exists', actual: 1 }] },
        ],
      },
    });
    expect((await explain(csm, newId())).data.explainRule).toBeNull();
  });

  it('is built from a catalogue', async () => {
    const shown = await lab.admin.ask<{
      segmentFacts: { facts: object[]; collections: { key: string; fields: object[] }[]; countOperators: object[] };
    }>(
      `{ segmentFacts(object: account) { facts { key type values history operators { name takes looksBack } } collections { key fields { key type values } } countOperators { name } } }`,
    );
    const { facts, collections, countOperators } = shown.data.segmentFacts;
    expect(facts).toContainEqual({
      key: 'account.strategic',
      type: 'boolean',
      values: null,
      history: 'kept',
      operators: [
        { name: 'is', takes: 'value', looksBack: null },
        { name: 'isNot', takes: 'value', looksBack: null },
        { name: 'known', takes: 'nothing', looksBack: null },
        { name: 'unknown', takes: 'nothing', looksBack: null },
        { name: 'changedInLast', takes: 'days', looksBack: 'spells' },
      ],
    });
    expect(collections.map(({ key }) => key)).toEqual(['escalations', 'cases', 'usage']);
    expect(collections[1]?.fields).toContainEqual({
      key: 'state',
      type: 'enum',
      values: ['open', 'pending', 'resolved', 'closed'],
    });
    expect(countOperators).toEqual(['is', 'isNot', 'above', 'atLeast', 'below', 'atMost'].map((name) => ({ name })));
  });
});

describe('by hand', () => {
  const create = (person: Person, input: string, rule: unknown = tierIs('hand')) =>
    person.ask<{ createSegment: { id: string; key: string } }>(
      `mutation ($rule: JSON!) { createSegment(input: { rule: $rule, ${input} }) { id key } }`,
      { rule },
    );

  it('gets a code for what cannot be', async () => {
    expect((await create(lab.admin, 'name: "By hand!", object: account')).data.createSegment.key).toBe('by-hand');
    expect(code(await create(lab.admin, 'name: "By hand", object: account'))).toBe('SEGMENT_EXISTS');
    expect(code(await create(lab.admin, 'name: "3", object: account'))).toBe('SEGMENT_INVALID');
    const wrong = await create(lab.admin, 'name: "Wrong", object: contact', {
      fact: 'usage.activeDays',
      op: 'above',
      value: 3,
    });
    expect(wrong.errors?.[0]?.extensions).toMatchObject({
      code: 'SEGMENT_INVALID',
      details: { problems: [{ code: 'FACT_UNKNOWN', path: ['rule', 'fact'] }] },
    });
    expect(code(await create(await lab.api.person('agent'), 'name: "Not mine", object: account'))).toBe('FORBIDDEN');
    expect(code(await lab.admin.ask(`mutation { deleteSegment(id: "${newId()}") }`))).toBe('SEGMENT_NOT_FOUND');
  });

  it('is not deleted while something stands on it; and then with all its history', async () => {
    const { id, key } = await lab.segment(tierIs('deleted'));
    await lab.account('deleted');
    await lab.heard();
    let users = [`play “Stands on ${key}”`];
    lab.api.app.get(SegmentUses).register({ usersOf: (_tx, asked) => Promise.resolve(asked === key ? users : []) });
    const remove = () => lab.admin.ask<{ deleteSegment: boolean }>(`mutation { deleteSegment(id: "${id}") }`);
    const refused = await remove();
    expect(refused.errors?.[0]).toMatchObject({
      message: `This segment is used by ${users[0]}. Take it out there first.`,
      extensions: { code: 'SEGMENT_IN_USE' },
    });
    users = [];
    expect((await remove()).data.deleteSegment).toBe(true);
    expect(
      await lab.api.system((tx) => tx.query('SELECT 1 FROM segment_memberships WHERE segment_id = $1', [id])),
    ).toEqual([]);
  });

  it('or by a bloc: putting the same again changes and tells nothing', async () => {
    const definition = { key: 'put', name: 'Put', object: 'account', description: '', rule: tierIs('put') } as const;
    const put = (more: object = {}) =>
      lab.api.system(async (tx) => {
        const made = await lab.api.app.get(SegmentService).put(tx, { ...definition, ...more });
        const told = await tx.query(`SELECT 1 FROM events WHERE name = 'segment.changed' AND $1 = ANY(subjects)`, [
          made.id,
        ]);
        return { id: made.id, version: made.version, told: told.length };
      });
    const first = await put();
    expect(first).toMatchObject({ version: 1, told: 1 });
    expect(await put()).toEqual(first);
    expect(await put({ name: 'Another name' })).toEqual(first);
    expect(await put({ rule: tierIs('put twice') })).toEqual({ ...first, version: 2, told: 2 });
    await expect(put({ object: 'contact', rule: { fact: 'contact.hasEmail', op: 'is', value: true } })).rejects.toThrow(
      /holds accounts/,
    );
  });

  it('lists', async () => {
    const names = async (filter: string) =>
      (
        await lab.admin.ask<{ segments: { nodes: { name: string }[] }; segmentCount: { value: number } }>(
          `{ segments(filter: ${filter}, sort: { field: name, direction: DESC }) { nodes { name } } segmentCount(filter: ${filter}) { value } }`,
        )
      ).data;
    expect(await names('{ search: "PUT", object: account, active: true }')).toEqual({
      segments: { nodes: [{ name: 'Put' }] },
      segmentCount: { value: 1 },
    });
  });
});
