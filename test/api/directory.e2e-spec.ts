// The escalation directory, and cases handed to whom it names: theirs at once, accepted or returned with a reason, answered once.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { SaveCases } from '#cases';
import { newId } from '#kernel';

let api: TestApi;
let manager: Person;
let ann: Person;
let bob: Person;
let bea: Person;
beforeAll(async () => {
  api = await startApi();
  manager = await api.person('support_manager', 'Mona');
  [ann, bob, bea] = [
    await api.person('agent', 'Ann'),
    await api.person('agent', 'Bob'),
    await api.person('agent', 'Bea'),
  ];
  await team('First line', [ann]);
  await team('Storage', [bob, bea]);
});
afterAll(() => api.close());

const team = (name: string, members: Person[]) =>
  api.system(async (tx) => {
    const id = newId();
    await tx.query('INSERT INTO teams (id, name, support_groups) VALUES ($1, $2, $3)', [id, name, [name]]);
    for (const member of members)
      await tx.query('INSERT INTO team_members (team_id, user_id) VALUES ($1, $2)', [id, member.id]);
  });
async function caseOf(more: object = {}): Promise<string> {
  const row = { source: 'test', externalId: newId(), subject: 'Slow', product: 'Vault', team: 'First line', ...more };
  const saved = await api.system((tx) =>
    api.app.get(SaveCases).run(tx, [{ accountId: null, at: api.clock.now(), ...row }], 'live'),
  );
  return saved.created[0] ?? '';
}

type Answer = Record<string, unknown> & { readonly id: string };
const FIELDS = `... on Refused { code message } ... on HandOver { id team state reason answer fromTeam person { name }
  handedBy { name } answeredBy { name } case { team assignee } }`;
async function verb(person: Person, call: string, fields = FIELDS): Promise<Answer> {
  const answer = await person.ask<{ done: Answer }>(`mutation { done: ${call} { ${fields} } }`);
  if (answer.errors) return { id: '', code: answer.errors[0]?.extensions.code };
  return answer.data.done;
}
const entry = (input: string, person = manager) =>
  verb(person, `saveDirectoryEntry(input: { ${input} })`, 'id team product person { name } backup { name }');
const hand = (person: Person, caseId: string, more = '') =>
  verb(person, `handOverCase(input: { caseId: "${caseId}", reason: "Disks are full" ${more} })`);
const sees = async (person: Person, caseId: string) =>
  (await person.ask<{ case: object | null }>(`{ case(id: "${caseId}") { team assignee } }`)).data.case;

describe('the directory', () => {
  it('is kept by those who decide about escalations, each trouble once', async () => {
    expect(await entry('team: "Storage", product: "Vault"', ann)).toMatchObject({ code: 'FORBIDDEN' });
    const more = `channel: "#storage", hours: "9 to 17 Berlin", personId: "${bob.id}", backupId: "${bea.id}"`;
    const kept = await entry(`team: "Storage", product: "Vault", ${more}`);
    expect(kept).toMatchObject({ team: 'Storage', person: { name: 'Bob' }, backup: { name: 'Bea' } });
    expect(await entry('team: "Other", product: "vault "')).toMatchObject({ code: 'ENTRY_DOUBLED' });
    expect(await entry(`team: "Other", personId: "${newId()}"`)).toMatchObject({ code: 'USER_NOT_FOUND' });
    await entry('team: "Legal", problemType: "Contract"');
    const find = (args: string) =>
      ann.ask<{ directoryEntryFor: { team: string; channel: string } | null }>(
        `{ directoryEntryFor(${args}) { team channel } }`,
      );
    expect((await find('product: "Vault", severity: low')).data.directoryEntryFor).toEqual({
      team: 'Storage',
      channel: '#storage',
    });
    expect((await find('product: "Vault", problemType: "contract"')).data.directoryEntryFor?.team).toBe('Legal');
    expect((await find('product: "Mail"')).data.directoryEntryFor).toBeNull();
  });
});

describe('a hand-over', () => {
  it('makes the case theirs at once, and is accepted once', async () => {
    const caseId = await caseOf();
    expect(await sees(bob, caseId)).toBeNull();
    const handed = await hand(ann, caseId);
    expect(handed).toMatchObject({
      team: 'Storage',
      state: 'waiting',
      person: { name: 'Bob' },
      handedBy: { name: 'Ann' },
    });
    expect(await sees(bob, caseId)).toMatchObject({ team: 'Storage' });
    expect(await sees(ann, caseId)).toBeNull();
    expect(await hand(bob, caseId)).toMatchObject({ code: 'HAND_OVER_WAITS' });
    expect(await verb(bob, `acceptHandOver(id: "${handed.id}")`)).toMatchObject({
      state: 'accepted',
      answeredBy: { name: 'Bob' },
    });
    expect(await verb(bob, `acceptHandOver(id: "${handed.id}")`)).toMatchObject({ state: 'accepted' });
    expect(await verb(bea, `returnHandOver(id: "${handed.id}", reason: "No")`)).toMatchObject({
      code: 'HAND_OVER_ANSWERED',
      message: 'Bob has accepted this hand-over already.',
    });
    const mine = await ann.ask<{ handOvers: { nodes: object[] } }>('{ handOvers { nodes { state case { id } } } }');
    expect(mine.data.handOvers.nodes).toEqual([{ state: 'accepted', case: null }]);
  });

  it('goes back to whom it came from when it is returned, with the reason', async () => {
    const email = await api.system((tx) =>
      tx.one<{ email: string }>('SELECT email FROM users WHERE id = $1', [ann.id]),
    );
    const caseId = await caseOf({ assignee: email?.email });
    const handed = await hand(ann, caseId);
    expect(await verb(bea, `returnHandOver(id: "${handed.id}", reason: " ")`)).toMatchObject({
      code: 'REASON_MISSING',
    });
    expect(await verb(bea, `returnHandOver(id: "${handed.id}", reason: "Not ours: it is the network")`)).toMatchObject({
      state: 'returned',
      answer: 'Not ours: it is the network',
    });
    expect(await sees(ann, caseId)).toEqual({ team: 'First line', assignee: email?.email });
    expect(await hand(ann, caseId, ', team: "Network"')).toMatchObject({ team: 'Network', state: 'waiting' });
    const told = await api.system((tx) =>
      tx.query<{ name: string }>(
        `SELECT name FROM events WHERE $1 = ANY(subjects) AND name LIKE 'case.hand%' ORDER BY seq`,
        [caseId],
      ),
    );
    expect(told.map(({ name }) => name)).toEqual(['case.handed-over', 'case.hand-over-returned', 'case.handed-over']);
  });

  it('needs somebody to go to, and a case that one sees', async () => {
    expect(await hand(ann, await caseOf({ product: 'Mail' }))).toMatchObject({ code: 'DIRECTORY_SILENT' });
    expect(await hand(bob, await caseOf())).toMatchObject({ code: 'CASE_NOT_FOUND' });
  });
});
