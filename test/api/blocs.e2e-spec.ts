// SuccessBLOCs through the real api, worker and rooms: planned, applied once, kept apart from local changes, and at work.
import { readFileSync } from 'node:fs';
import { settled } from '../support/settled.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { TakeExisting } from '#plays';
import { BlocService, type ApplyOptions } from '#blocs';
import { SaveEscalations } from '#escalations';
import { newId, unwrap } from '#kernel';
import { Database, SYSTEM } from '#platform/database';

let api: TestApi;
let worker: TestWorker;
let admin: Person;
beforeAll(async () => {
  api = await startApi();
  worker = await startWorker(api.config, api.clock);
  admin = await api.person('admin');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const apply = (text: string, options?: ApplyOptions) => api.app.get(BlocService).apply(SYSTEM, text, options);
const plan = (text: string) => api.app.get(Database).tx(SYSTEM, (tx) => api.app.get(BlocService).plan(tx, text));
const actions = (answer: Awaited<ReturnType<typeof plan>>) =>
  Object.fromEntries(unwrap(answer).items.map(({ kind, key, action }) => [`${kind} ${key}`, action]));
const rows = (sql: string, params: unknown[] = []) => api.system((tx) => tx.query(sql, params));

const PARTS = [
  'goal too-many-open-support-escalations',
  'goal escalated-value',
  'goal resolve-open-escalation',
  'goal minimize-escalation',
  'segment escalated-customers',
  'segment more-than-3-open-escalations',
  'segment fifteen-days-post-escalation',
  'segment strategic-escalated',
  'segment new-users-past-onboarding',
  'segment no-use-of-dashboards',
  'segment champions',
  'segment fell-silent',
  'segment gave-feedback',
  'segment promoters',
  'segment detractors',
  'practice how-to-deal-with-an-escalation-storm',
  'practice who-should-i-reach-out-to',
  'play too-many-open-support-escalations',
  'play escalated-value',
  'play address-escalation-quickly',
  'play resolve-open-escalation',
  'play minimize-escalation',
  'play customer-satisfaction-post-escalation',
  'campaign new-user-welcome',
  'campaign drive-feature-usage',
  'campaign progress-status',
  'campaign winback',
  'campaign post-feedback-follow-up',
  'campaign escalation-update',
];
const all = (action: string) => Object.fromEntries(PARTS.map((part) => [part, action]));
const PLAY = 'too-many-open-support-escalations';

/** `name` makes it another bloc with other parts. */
const small = (name: string, tier = 'gold', more = '') => `bloc: ${name}
format: 1
name: ${name}
segments:
  - { key: ${name}-members, name: Members, object: account, rule: { fact: account.tier, op: is, value: ${tier} } }
${more}plays:
  - key: ${name}-play
    name: Play
    scope: account
    trigger: { on: segment.entered, segment: ${name}-members }
    tasks:
      - { key: ${name}-call, title: Call, instructions: Call., due: { businessDays: 1 }, assignee: { role: csm } }
`;

describe('the Escalation SuccessBLOC', () => {
  const text = readFileSync('templates/blocs/escalation.yaml', 'utf8');
  interface Planned {
    key: string;
    items: { kind: string; key: string; action: string }[];
    plays: object[];
  }
  const byPart = ({ items }: Planned) =>
    Object.fromEntries(items.map(({ kind, key, action }) => [`${kind} ${key}`, action]));

  it('is offered, planned without a trace, applied, and then just as it should be', async () => {
    const csm = await api.person('csm');
    const list = '{ blocs { key name shipped upToDate problem install { version } } }';
    const offered = { key: 'escalation', name: 'Escalation', shipped: true, problem: null };
    const before = await csm.ask<{ blocs: object[] }>(list);
    expect(before.data.blocs).toEqual([
      { ...offered, upToDate: false, install: null },
      { ...offered, key: 'onboarding', name: 'Onboarding', upToDate: false, install: null },
    ]);

    const planned = await csm.ask<{ blocPlan: Planned }>(
      '{ blocPlan(key: "escalation") { ... on BlocPlan { key items { kind key action touches } } } }',
    );
    expect(byPart(planned.data.blocPlan)).toEqual(all('create'));
    expect(planned.data.blocPlan.items).toContainEqual({
      kind: 'play',
      key: PLAY,
      action: 'create',
      touches: 'off until it is enabled; in its segment now: 0 accounts',
    });
    expect(
      await rows('SELECT 1 FROM segments UNION ALL SELECT 1 FROM plays UNION ALL SELECT 1 FROM bloc_installs'),
    ).toEqual([]);

    const mutation =
      'mutation { applyBloc(key: "escalation") { ... on AppliedBloc { key items { kind key action } plays { key } } } }';
    expect((await csm.ask(mutation)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const applied = await admin.ask<{ applyBloc: Planned }>(mutation);
    expect(byPart(applied.data.applyBloc)).toEqual(all('create'));
    const segments = PARTS.filter((part) => part.startsWith('segment '));
    expect(await rows(`SELECT active FROM segments ORDER BY key`)).toEqual(segments.map(() => ({ active: true })));
    expect(await rows('SELECT enabled, version FROM plays')).toEqual(Array(6).fill({ enabled: false, version: 1 }));
    const after = await csm.ask<{ blocs: object[] }>(list);
    expect(after.data.blocs[0]).toEqual({ ...offered, upToDate: true, install: { version: 1 } });

    const told = () => rows(`SELECT action FROM audit_entries UNION ALL SELECT name FROM events`);
    const trace = await told();
    const again = await admin.ask<{ applyBloc: Planned }>(mutation);
    expect(byPart(again.data.applyBloc)).toEqual(all('same'));
    expect(await told()).toEqual(trace);
    expect(await api.system(async (tx) => unwrap(await api.app.get(BlocService).export(tx, 'escalation')))).toBe(text);
  });

  it('gives the CSM five tasks with the fourth open escalation, not with the third, and none for history', async () => {
    unwrap(await apply(text, { enable: 'new' }));
    await api.system((tx) => tx.query('UPDATE plays SET enabled = false WHERE key <> $1', [PLAY]));
    await settled(worker, api);
    const csm = await api.person('csm');
    const [busy, told] = [newId(), newId()];
    await api.system(async (tx) => {
      const at = api.clock.now();
      const save = api.app.get(SaveAccounts);
      await save.run(
        tx,
        [busy, told].map((id) => ({ id, name: 'Halden', timeZone: 'Europe/Berlin', at })),
        'live',
      );
      await save.setOwners(
        tx,
        [busy, told].map((accountId) => ({ accountId, role: 'csm', userId: csm.id, at })),
        'live',
      );
    });
    await settled(worker, api);
    await history(told, 6);
    for (let n = 1; n <= 3; n += 1) await escalate(busy);
    await settled(worker, api);
    expect(await rows('SELECT 1 FROM tasks')).toEqual([]);

    await escalate(busy);
    await settled(worker, api);
    const { data } = await csm.ask<{ account: { playRuns: { nodes: object[] } } }>(
      `{ account(id: "${busy}") { playRuns { nodes { state play { key } cause { segment because } tasks { title dueAt assignee { id } practices { title body } } } } } }`,
    );
    const dates = ['2026-03-12T16', '2026-03-16T16', '2026-03-18T16', '2026-03-18T16', '2026-04-01T15'];
    expect(data.account.playRuns.nodes).toMatchObject([
      {
        state: 'running',
        play: { key: PLAY },
        cause: { segment: 'more-than-3-open-escalations', because: { because: 'escalation.opened' } },
        tasks: dates.map((date) => ({ dueAt: `${date}:00:00.000Z`, assignee: { id: csm.id } })),
      },
    ]);
    const page = readFileSync('templates/practices/who-should-i-reach-out-to.md', 'utf8');
    const shown = await csm.ask<{ practice: object }>('{ practice(key: "who-should-i-reach-out-to") { title body } }');
    expect(shown.data.practice).toEqual({ title: 'Who should I reach out to with a problem?', body: page });
    expect(await rows('SELECT 1 FROM play_runs WHERE account_id = $1', [told])).toEqual([]);
  });

  it('keeps a segment that its play needs', async () => {
    const [segment] = await rows(`SELECT id FROM segments WHERE key = 'more-than-3-open-escalations'`);
    const removed = await admin.ask(`mutation { deleteSegment(id: "${String(segment?.['id'])}") }`);
    expect(removed.errors?.[0]?.extensions.code).toBe('SEGMENT_IN_USE');
  });

  const escalate = async (accountId: string) => {
    const opened = await admin.ask<{ openEscalation: { id?: string } }>(
      `mutation { openEscalation(input: { accountId: "${accountId}", severity: high, reason: "Down" }) { ... on Escalation { id } ... on Refused { code message } } }`,
    );
    expect(opened.data.openEscalation).toEqual({ id: expect.any(String) });
  };
  const history = (accountId: string, count: number) =>
    api.system((tx) =>
      api.app.get(SaveEscalations).run(
        tx,
        Array.from({ length: count }, (_, n) => ({
          source: 'test',
          externalId: `e${n}`,
          accountId,
          openedAt: api.clock.now(),
          at: api.clock.now(),
        })),
        'backfill',
      ),
    );
});

describe('applying', () => {
  it('keeps what was changed here and says so, until it is told to overwrite', async () => {
    unwrap(await apply(small('drift')));
    const edited = '{"fact":"account.tier","op":"is","value":"platinum"}';
    await rows(`UPDATE segments SET rule = $1 WHERE key = 'drift-members'`, [edited]);
    const next = small('drift', 'silver').replace('title: Call', 'title: Visit');
    const expected = { 'segment drift-members': 'keep', 'play drift-play': 'change' };
    expect(actions(await plan(next))).toEqual(expected);
    expect(actions(await apply(next))).toEqual(expected);
    const value = () => rows(`SELECT rule->>'value' AS value, version FROM segments WHERE key = 'drift-members'`);
    expect(await value()).toEqual([{ value: 'platinum', version: 1 }]);
    expect(await rows(`SELECT version FROM plays WHERE key = 'drift-play'`)).toEqual([{ version: 2 }]);
    expect(actions(await apply(next))).toEqual({ 'segment drift-members': 'keep', 'play drift-play': 'same' });
    unwrap(await apply(next, { overwrite: true }));
    expect(await value()).toEqual([{ value: 'silver', version: 2 }]);
    expect(await rows(`SELECT version FROM bloc_installs WHERE key = 'drift'`)).toEqual([{ version: 2 }]);
  });

  it('tells drift part by part, also of a best-practice page that somebody rewrote', async () => {
    const pages = 'practices:\n  - { key: how-to-deal-with-an-escalation-storm, title: Storms }\n';
    const text = small('pages').replace('plays:', `${pages}plays:`);
    unwrap(await apply(text));
    const saved = await admin.ask<{ savePractice: object }>(
      `mutation { savePractice(key: "how-to-deal-with-an-escalation-storm", title: "Storms", body: "# Ours") { ... on Practice { body } ... on Refused { code } } }`,
    );
    expect(saved.data.savePractice).toEqual({ body: '# Ours' });
    await rows(
      `UPDATE plays SET definition = jsonb_set(definition, '{tasks,0,title}', '"Ring"') WHERE key = 'pages-play'`,
    );
    const { data } = await admin.ask<{ blocPlan: { items: { key: string; action: string; differences: object[] }[] } }>(
      `query ($text: String!) { blocPlan(text: $text) { ... on BlocPlan { items { key action differences { path here file } } } } }`,
      { text: text.replace('title: Call', 'title: Visit') },
    );
    expect(data.blocPlan.items).toMatchObject([
      { action: 'same', differences: [] },
      { key: 'how-to-deal-with-an-escalation-storm', action: 'keep', differences: [{ path: 'body', here: '# Ours' }] },
      {
        key: 'pages-play',
        action: 'keep',
        differences: [{ path: 'tasks › pages-call › title', here: 'Ring', file: 'Visit' }],
      },
    ]);
  });

  it('from a text of one’s own is for administrators, and is exported as it was given', async () => {
    const text = `# mine\n${small('own')}`;
    const mutation = `mutation ($text: String!) { applyBloc(text: $text) { ... on AppliedBloc { key } ... on Refused { code message } } }`;
    const csm = await api.person('csm');
    expect((await csm.ask(mutation, { text })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await admin.ask<{ applyBloc: object }>(mutation, { text })).data.applyBloc).toEqual({ key: 'own' });
    const { data } = await csm.ask<{ blocs: { key: string; text: string; shipped: boolean }[] }>(
      '{ blocs { key text shipped } }',
    );
    expect(data.blocs.find(({ key }) => key === 'own')).toEqual({ key: 'own', text, shipped: false });
    const refused = await admin.ask<{ applyBloc: { code: string; message: string } }>(mutation, {
      text: `${text}extra: 1\n`,
    });
    expect(refused.data.applyBloc.code).toBe('BLOC_INVALID');
    expect(refused.data.applyBloc.message).toMatch(/^\d+:1 BLOC_SHAPE “extra” means nothing here/);
  });

  it.each<[string, (text: string) => string, { line: number; column: number; code: string }, RegExp]>([
    [
      'an unknown fact',
      (text) => text.replace('account.tier', 'account.tire'),
      { line: 5, column: 69, code: 'FACT_UNKNOWN' },
      /account\.tier/,
    ],
    [
      'a value of the wrong type',
      (text) => text.replace('value: gold', 'value: 3'),
      { line: 5, column: 97, code: 'VALUE_WRONG' },
      /./,
    ],
    [
      'a missing template',
      (text) =>
        `${text}campaigns:\n  - { key: c, name: C, goal: G, template: progres-status, audience: { segment: s }, sender: csm, schedule: { every: month, day: 3, at: '09:00' } }\n`,
      { line: 14, column: 33, code: 'TEMPLATE_UNKNOWN' },
      /progress-status/,
    ],
    [
      'a circular order of tasks',
      (text) => text.replace('instructions: Call.', 'after: refused-call, instructions: Call.'),
      { line: 12, column: 43, code: 'TASK_ORDER_CIRCULAR' },
      /wait for each other/,
    ],
    [
      'a bomb of aliases',
      (text) =>
        `${text}a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      { line: 14, column: 8, code: 'BLOC_ALIASES' },
      /Write the parts out/,
    ],
  ])('refuses %s at its line and column with advice, and applies nothing', async (_what, spoil, fault, advice) => {
    const trace = () =>
      rows(`SELECT (SELECT count(*) FROM segments) AS s, (SELECT count(*) FROM plays) AS p, (SELECT count(*) FROM bloc_installs) AS b,
      (SELECT count(*) FROM events) AS e, (SELECT count(*) FROM audit_entries) AS a`);
    const before = await trace();
    const answer = await apply(spoil(small('refused')));
    const errors = answer.ok
      ? []
      : (answer.error as unknown as { errors: { line: number; column: number; code: string; advice: string }[] })
          .errors;
    expect(errors).toContainEqual(expect.objectContaining(fault));
    expect(errors.find(({ code }) => code === fault.code)?.advice).toMatch(advice);
    expect(await trace()).toEqual(before);
  });

  it('leaves alone what the file no longer holds', async () => {
    const extra =
      '  - { key: extra-more, name: More, object: account, rule: { fact: account.strategic, op: is, value: true } }\n';
    unwrap(await apply(small('extra', 'gold', extra)));
    expect(actions(await apply(small('extra')))).toMatchObject({ 'segment extra-more': 'leave' });
    expect(await rows(`SELECT 1 FROM segments WHERE key = 'extra-more'`)).toHaveLength(1);
  });

  it('takes the file whole or not at all, and says where it is wrong', async () => {
    const wrong = small('broken').replace('account.tier', 'account.tire');
    expect(await apply(wrong)).toMatchObject({
      error: { code: 'BLOC_INVALID', errors: [{ line: 5, code: 'FACT_UNKNOWN' }] },
    });
    await apply(small('taken'));
    const other = small('late').replace(
      'plays:',
      '  - { key: taken-members, name: T, object: contact, rule: { fact: contact.roles, op: has, value: admin } }\nplays:',
    );
    expect(await apply(other, { overwrite: true })).toMatchObject({ error: { code: 'SEGMENT_OBJECT_FIXED' } });
    expect(
      await rows(`SELECT 1 FROM segments WHERE key LIKE 'late%' UNION ALL SELECT 1 FROM plays WHERE key LIKE 'late%'`),
    ).toEqual([]);
  });

  it('by two people at once happens once', async () => {
    const text = small('twice');
    const answers = await Promise.all([apply(text), apply(text), apply(text)]);
    const created = answers.filter((answer) => actions(answer)['play twice-play'] === 'create');
    expect(created).toHaveLength(1);
    expect(await rows(`SELECT version FROM bloc_installs WHERE key = 'twice'`)).toEqual([{ version: 1 }]);
    expect(await rows(`SELECT 1 FROM audit_entries WHERE action = 'bloc.applied' AND subject = 'twice'`)).toHaveLength(
      1,
    );
  });

  it('gives back the text byte for byte', async () => {
    const text = `# Ein Kommentar – mit Umlaut: ü\r\n${small('bytes').replaceAll('\n', '\r\n')}\r\n\r\n`;
    unwrap(await apply(text));
    const exported = await api.system((tx) => api.app.get(BlocService).export(tx, 'bytes'));
    expect(Buffer.from(unwrap(exported))).toEqual(Buffer.from(text));
    expect(await api.system((tx) => api.app.get(BlocService).export(tx, 'nothing'))).toMatchObject({
      error: { code: 'BLOC_NOT_APPLIED' },
    });
  });

  it('switches plays on for those who are in already, as soon as it is known who that is', async () => {
    const text = small('members', 'bronze');
    const [id, at] = [newId(), api.clock.now()];
    await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, name: 'In', tier: 'bronze', at }], 'backfill'));
    expect(await plan(text)).toMatchObject({ value: { items: [{ touches: '1 account now' }, {}] } });
    const early = unwrap(await apply(text, { enable: 'existing' }));
    expect(early.plays).toMatchObject([{ enabled: true, toStart: null, reason: null }]);
    await worker.app.get(TakeExisting).run();
    expect(await rows('SELECT key, state FROM tasks WHERE account_id = $1', [id])).toEqual([]);
    await settled(worker, api);
    await worker.app.get(TakeExisting).run();
    expect(await rows('SELECT key, state FROM tasks WHERE account_id = $1', [id])).toEqual([
      { key: 'members-call', state: 'open' },
    ]);
  });
});
