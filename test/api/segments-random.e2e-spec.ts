// Random rules over random lives: whatever happens and however the clock moves, members, the compiled SQL and the meaning in memory
// agree after every step; and what was so at the end of a day is found again from the history, whatever came later.
import fc from 'fast-check';
import { SaveAccounts, SaveContacts, UsageRepository } from '#accounts';
import { SaveCases } from '#cases';
import { SaveEscalations } from '#escalations';
import { Facts } from '#facts';
import {
  compileRule,
  loadFacts,
  ruleHolds,
  unkeptIn,
  type FactCatalogue,
  type Rule,
  type Statement,
  type SubjectKind,
} from '#facts/rules';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import { someRule } from '../../libs/facts/rules/rule.arbitrary.js';
import { DAY, startSegments, type SegmentLab } from '../support/test-segments.js';

let lab: SegmentLab;
let catalogue: FactCatalogue;
let csm: string;
let list: { id: string; key: string };
beforeAll(async () => {
  lab = await startSegments();
  csm = (await lab.api.person('csm')).id;
  const made = await lab.admin.ask<{ createSegment: typeof list }>(
    'mutation { createSegment(input: { name: "Random list", object: account }) { id key } }',
  );
  list = made.data.createSegment;
  await lab.accounts(1, 'gold', 'live', { custom: { region: 'gold' } });
  await lab.heard();
  catalogue = await lab.api.system((tx) => lab.api.app.get(Facts).in(tx));
});
afterAll(() => lab.close());

const WORDS = ['gold', 'Gold', 'go', "it's"] as const;
const PEOPLE = 3;

/** The subjects of one life, as many contacts as accounts. */
interface Cast {
  readonly accounts: readonly string[];
  readonly contacts: readonly string[];
  readonly cases: string[];
  /** those that are open */
  readonly escalations: { readonly externalId: string; readonly accountId: string; readonly openedAt: Date }[];
}

type Happens = (cast: Cast, tx: Tx) => Promise<unknown>;

const service = <T>(type: new (...given: never[]) => T): T => lab.api.app.get<T>(type);
const now = () => lab.api.clock.now();
const word = fc.constantFrom(...WORDS);
const who = fc.nat(PEOPLE - 1);
const day = fc
  .integer({ min: -16, max: 16 })
  .map((days) => new Date(now().getTime() + days * DAY).toISOString().slice(0, 10));

const attributes = fc.oneof(
  fc.record({ tier: fc.option(word), strategic: fc.boolean() }),
  fc.record({ licences: fc.constantFrom(null, 0, 1, 2, 3), annualValue: fc.constantFrom(null, 1, 2, 3) }),
  fc.record({ contractStatus: fc.constantFrom('prospect', 'active', 'churned'), renewalOn: fc.option(day) }),
  fc.record({ journeyStage: fc.option(word), custom: fc.record({ region: word }) }),
);

const happenings: fc.Arbitrary<Happens> = fc.oneof(
  fc.tuple(who, attributes).map(
    ([n, fields]): Happens =>
      ({ accounts }, tx) =>
        service(SaveAccounts).run(tx, [{ id: accounts[n] ?? '', ...fields, at: now() }], 'live'),
  ),
  fc.tuple(who, fc.constantFrom('csm', 'am'), fc.boolean()).map(
    ([n, role, owned]): Happens =>
      ({ accounts }, tx) =>
        service(SaveAccounts).setOwners(
          tx,
          [{ accountId: accounts[n] ?? '', role: role, userId: owned ? csm : null, at: now() }],
          'live',
        ),
  ),
  fc
    .tuple(who, fc.constantFrom('critical', 'normal'), fc.boolean(), fc.nat(9))
    .map(([n, severity, isNew, which]): Happens => ({ accounts, escalations }, tx) => {
      const at = which % Math.max(1, escalations.length);
      const known = isNew ? undefined : escalations[at];
      const resolves = known !== undefined && which % 2 === 0;
      const told = known ?? { externalId: newId(), accountId: accounts[n] ?? '', openedAt: now() };
      if (!known) escalations.push(told);
      else if (resolves) escalations.splice(at, 1);
      const row = { source: 'random', ...told, severity: severity as 'normal', at: now() };
      return service(SaveEscalations).run(tx, [{ ...row, ...(resolves && { resolvedAt: now() }) }], 'live');
    }),
  fc
    .tuple(who, who, fc.constantFrom('open', 'pending', 'solved'), word, fc.boolean(), fc.nat(9))
    .map(([n, m, status, priority, isNew, which]): Happens => ({ accounts, contacts, cases }, tx) => {
      const known = isNew ? undefined : cases[which % Math.max(1, cases.length)];
      const externalId = known ?? newId();
      if (!known) cases.push(externalId);
      const accountId = accounts[which % 3 === 0 ? m : n] ?? '';
      return service(SaveCases).run(
        tx,
        [{ source: 'random', externalId, status, priority, accountId, contactId: contacts[m] ?? '', at: now() }],
        'live',
      );
    }),
  fc
    .tuple(who, fc.uniqueArray(fc.constantFrom('champion', ...WORDS), { maxLength: 2 }), fc.boolean())
    .map(([n, roles, known]): Happens => ({ accounts, contacts }, tx) => {
      const id = contacts[n] ?? '';
      return service(SaveContacts).run(
        tx,
        [{ id, accountId: accounts[n] ?? '', roles, email: known ? `${id}@x.example` : null, at: now() }],
        'live',
      );
    }),
);

/** Use is known by the day: it happens as the day's first thing, so that what was so at the end of the day before stays so. */
const used = async ({ accounts, contacts }: Cast, n: number, feature: string): Promise<void> => {
  const [accountId = '', contactId = null] = [accounts[n], contacts[n]];
  await lab.api.system(async (tx) => {
    await service(UsageRepository).record(tx, [{ accountId, contactId, feature, at: now(), quantity: 1 }]);
    await lab.tell(tx, 'account.used', [accountId]);
  });
};

/** Something happens, or time passes. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ happens: happenings }) },
  { weight: 2, arbitrary: fc.record({ passes: fc.constantFrom(60_000, DAY / 2, DAY, 2 * DAY, 7 * DAY, 8 * DAY) }) },
  { weight: 1, arbitrary: fc.record({ listed: who, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ uses: who, feature: word }) },
);

const life = fc.record({
  accounts: fc
    .constant(null)
    .chain(() => fc.array(someRule(catalogue, 'account', { now: now(), zone: 'UTC' }), { minLength: 4, maxLength: 4 })),
  contacts: fc
    .constant(null)
    .chain(() => fc.array(someRule(catalogue, 'contact', { now: now(), zone: 'UTC' }), { minLength: 2, maxLength: 2 })),
  steps: fc.array(step, { minLength: 8, maxLength: 16 }),
});

interface Made {
  readonly id: string;
  readonly key: string;
  readonly object: SubjectKind;
  readonly rule: Rule;
}

/** What was so at an instant. */
interface Snapshot {
  readonly at: Date;
  readonly holds: ReadonlyMap<string, readonly string[]>;
}

async function settle(): Promise<void> {
  await lab.heard();
  await lab.sweep();
  await lab.heard();
}

const ids = async (tx: Tx, { text, params }: Statement): Promise<string[]> =>
  (await tx.query<{ id: string }>(text, [...params])).map(({ id }) => id).sort();

/** Members, SQL and memory agree; answers with what they agree on. */
function agreed(segments: readonly Made[], cast: Cast): Promise<Snapshot> {
  return lab.api.system(async (tx) => {
    const moment = { now: now(), zone: 'UTC' };
    const holds = new Map<string, readonly string[]>();
    for (const { id, object, rule } of segments) {
      const only = object === 'account' ? cast.accounts : cast.contacts;
      const question = { object, rule, moment, only };
      const found = await ids(tx, compileRule(catalogue, question));
      const members = await tx.query<{ id: string }>(
        'SELECT subject_id AS id FROM segment_memberships WHERE segment_id = $1 AND left_at IS NULL AND subject_id = ANY($2)',
        [id, only],
      );
      const meant: string[] = [];
      for (const subject of only) {
        const facts = await loadFacts(catalogue, question, subject, ({ text, params }) => tx.query(text, [...params]));
        if (facts && ruleHolds(catalogue, object, rule, facts, moment)) meant.push(subject);
      }
      expect({ rule, found }).toEqual({ rule, found: meant.sort() });
      expect({ rule, members: members.map((row) => row.id).sort() }).toEqual({ rule, members: found });
      holds.set(id, found);
    }
    return { at: moment.now, holds };
  });
}

/** What was so then is found again: from the memberships, and by asking the history of the facts. */
function foundAgain(segments: readonly Made[], cast: Cast, { at, holds }: Snapshot): Promise<void> {
  return lab.api.system(async (tx) => {
    for (const { id, object, rule } of segments) {
      const only = object === 'account' ? cast.accounts : cast.contacts;
      const were = await tx.query<{ id: string }>(
        `SELECT subject_id AS id FROM segment_memberships
         WHERE segment_id = $1 AND subject_id = ANY($2) AND entered_at <= $3 AND (left_at IS NULL OR left_at > $3) ORDER BY 1`,
        [id, only, at],
      );
      expect({ rule, at, were: were.map((row) => row.id) }).toEqual({ rule, at, were: holds.get(id) });
      if (unkeptIn(catalogue, object, rule).length > 0) continue;
      const question = { object, rule, only, asOf: true, moment: { now: at, zone: 'UTC' } };
      expect({ rule, at, asOf: await ids(tx, compileRule(catalogue, question)) }).toEqual({
        rule,
        at,
        asOf: holds.get(id),
      });
    }
  });
}

async function born(): Promise<Cast> {
  const accounts = await lab.accounts(PEOPLE, 'gold');
  const contacts = accounts.map(() => newId());
  await lab.api.system((tx) =>
    service(SaveContacts).run(
      tx,
      contacts.map((id, n) => ({ id, accountId: accounts[n] ?? '', roles: ['champion'], at: now() })),
      'live',
    ),
  );
  return { accounts, contacts, cases: [], escalations: [] };
}

it('members, SQL and meaning agree through any life, and any past moment is found again', async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ accounts, contacts, steps }) => {
      const cast = await born();
      const segments: Made[] = [];
      for (const [object, rules] of [
        ['account', accounts],
        ['contact', contacts],
      ] as const)
        for (const rule of rules) segments.push({ ...(await lab.segment(rule, object)), object, rule });
      const past: Snapshot[] = [await agreed(segments, cast)];
      for (const each of steps) {
        lab.later(1000);
        if ('happens' in each) await lab.api.system((tx) => each.happens(cast, tx));
        else if ('passes' in each) lab.later(each.passes);
        else if ('uses' in each) {
          lab.api.clock.set(new Date((Math.floor(now().getTime() / DAY) + 1) * DAY));
          await used(cast, each.uses, each.feature);
        } else {
          const verb = each.on ? 'addToList' : 'removeFromList';
          await lab.admin.ask(
            `mutation { ${verb}(segmentId: "${list.id}", subjectIds: ["${cast.accounts[each.listed]}"]) }`,
          );
        }
        await settle();
        past.push(await agreed(segments, cast));
      }
      for (const snapshot of past) await foundAgain(segments, cast, snapshot);
      for (const { id } of segments) await lab.admin.ask(`mutation { deleteSegment(id: "${id}") }`);
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 300_000);
