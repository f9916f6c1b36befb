// What the specs of triage share: the api with its worker, managers with teams of their own, customers who write, and what is asked of a case.
import { settled } from './settled.js';
import { startApi, type Person, type TestApi } from './test-api.js';
import { startWorker, type TestWorker } from './test-worker.js';
import { ACCOUNT_IDS, SaveAccounts } from '#accounts';
import { Ingest } from '#cases';
import { newId } from '#kernel';

export const NOW = '2026-03-11T09:00:00.000Z'; // a Wednesday
export const ANGRY = 'This is unacceptable and very frustrating.';
export const PRESSING = 'This is urgent, please call me as soon as possible.';

let api: TestApi;
let worker: TestWorker;

/** For the file that calls it: started before its tests, on the clock of NOW before each of them. */
export function onStage(): { readonly api: () => TestApi; readonly worker: () => TestWorker } {
  beforeAll(async () => {
    api = await startApi();
    worker = await startWorker(api.config, api.clock);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });
  beforeEach(() => api.clock.set(NOW));
  return { api: () => api, worker: () => worker };
}

export type Manager = Person & { group: string; teamId: string };
export async function manager(name: string): Promise<Manager> {
  const person = await api.person('support_manager', name);
  const [group, teamId] = [`${name} ${newId()}`, newId()];
  await api.system(async (tx) => {
    await tx.query('INSERT INTO teams (id, name, support_groups) VALUES ($1, $2, $3)', [teamId, group, [group]]);
    await tx.query('INSERT INTO team_members VALUES ($1, $2)', [teamId, person.id]);
  });
  return { ...person, group, teamId };
}
export async function ask<T>(person: Person, query: string, variables?: object): Promise<T> {
  const { data, errors } = await person.ask<T>(query, variables);
  expect(errors).toBeUndefined();
  return data;
}
export async function verb(person: Person, mutation: string): Promise<Record<string, unknown>> {
  const data = await ask<Record<string, Record<string, unknown>>>(
    person,
    `mutation { ${mutation} { __typename ... on Refused { code } } }`,
  );
  await settled(worker, api);
  return Object.values(data)[0] ?? {};
}
export const at = (hoursAgo: number) => new Date(api.clock.now().getTime() - hoursAgo * 3_600_000);

/** A case of the group with these messages of its customer; answers with its id. */
export async function write(
  group: string,
  bodies: readonly (readonly [body: string, hoursAgo: number])[],
  more: object = {},
): Promise<string> {
  const externalId = newId();
  const messages = bodies.map(([body, hoursAgo], n) => ({
    externalId: `${externalId}-${n}`,
    direction: 'inbound' as const,
    body,
    sentAt: at(hoursAgo),
  }));
  const given = {
    source: 'mail',
    externalId,
    subject: 'Export fails',
    team: group,
    contactEmail: 'jo@acme.example',
    openedAt: at(200),
    updatedAt: api.clock.now(),
    messages,
    ...more,
  };
  await api.app.get(Ingest).run([given]);
  await settled(worker, api);
  return api.system(
    async (tx) => (await tx.one<{ id: string }>('SELECT id FROM cases WHERE external_id = $1', [externalId]))?.id ?? '',
  );
}
export interface State {
  unhandled: number;
  kinds: string[];
  reasons: string[];
  act: string | null;
  owner: { name: string } | null;
  lookAgainAt: string | null;
  acknowledgedBy: { name: string } | null;
  pendingOurReply: boolean;
}
export const STATE = 'unhandled kinds reasons act owner { name } lookAgainAt acknowledgedBy { name } pendingOurReply';
export const stateOf = async (person: Person, id: string): Promise<State> =>
  (await ask<{ case: { triage: State } }>(person, `{ case(id: "${id}") { triage { ${STATE} } } }`)).case.triage;
export const listed = async (person: Person, args: string): Promise<string[]> =>
  (
    await ask<{ page: { nodes: { id: string }[] } }>(person, `{ page: triageCases(${args}) { nodes { id } } }`)
  ).page.nodes.map(({ id }) => id);
export interface Coverage {
  percent: number | null;
  arrived: number;
  actedInTime: number;
  acknowledgedOnly: number;
  stillInTime: number;
}
export const coverageOf = async (of: Manager): Promise<Coverage> =>
  (
    await ask<{ c: Coverage }>(
      of,
      `{ c: triageCoverage(days: 30, teamId: "${of.teamId}") { percent arrived actedInTime acknowledgedOnly stillInTime } }`,
    )
  ).c;

export async function account(name: string): Promise<string> {
  const id = newId();
  await api.system(async (tx) => {
    await api.app.get(SaveAccounts).run(tx, [{ id, name, at: api.clock.now() }], 'live');
    await ACCOUNT_IDS.claim(tx, [{ source: 'mail', externalId: id }], () => id);
  });
  return id;
}
