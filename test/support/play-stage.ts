// What specs of plays need: accounts with owners, segments whose members the spec says, plays that watch them.
import { settled } from './settled.js';
import type { GraphqlAnswer, Person, TestApi } from './test-api.js';
import type { TestWorker } from './test-worker.js';
import { SaveAccounts } from '#accounts';
import type { OwnerRole } from '#accounts/rules';
import { newId, unwrap, type Origin } from '#kernel';
import { EventLog } from '#platform/events';
import { PlayService, TakeExisting, UnresolvedEscalations } from '#plays';
import { validatePlay } from '#plays/rules';

export const FIVE_TASKS = [
  { key: 'escalate', due: { businessDays: 0 } },
  { key: 'investigate', after: 'escalate', due: { businessDays: 1 } },
  { key: 'address', after: 'investigate', due: { businessDays: 3 } },
  { key: 'convey', after: 'investigate', due: { days: 8 }, outcomes: [{ key: 'taken', label: 'Taken' }] },
  { key: 'follow-up', after: 'convey', due: { businessDays: 15 }, checklist: ['Compared', 'Called'] },
];

export interface TaskRow {
  id: string;
  key: string;
  state: string;
  due: string;
  assignee: string | null;
  reason: string | null;
}

interface RunRow {
  state: string;
  triggerId: string;
  cleared: boolean;
  tasks: number;
}

export type PlayStage = ReturnType<typeof playStage>;

export function playStage(api: TestApi, worker: TestWorker, leader: Person) {
  let names = 0;
  const name = (what: string) => `${what}-${100 + (names += 1)}`;

  async function account(owners: Partial<Record<OwnerRole, Person>> = {}, timeZone: string | null = 'Europe/Berlin') {
    const id = newId();
    await api.system(async (tx) => {
      await api.app.get(SaveAccounts).run(tx, [{ id, name: name('Account'), timeZone, at: api.clock.now() }], 'live');
      const wishes = Object.entries(owners).map(([role, { id: userId }]) => ({
        accountId: id,
        role: role as OwnerRole,
        userId,
        at: api.clock.now(),
      }));
      if (wishes.length > 0) await api.app.get(SaveAccounts).setOwners(tx, wishes, 'live');
    });
    return id;
  }

  /** Whoever follows events leaves an inactive segment alone: its members are what this spec says. */
  async function segment(active = false): Promise<string> {
    const key = name('segment');
    await api.system((tx) =>
      tx.query(
        `INSERT INTO segments (id, key, name, object, rule, active, filled_version)
       VALUES ($1, $2, 'Escalated', 'account', '{"fact":"account.tier","op":"is","value":"none"}', $3, 1)`,
        [newId(), key, active],
      ),
    );
    return key;
  }

  async function enter(key: string, accountIds: readonly string[], origin: Origin = 'live'): Promise<string[]> {
    const rows = await api.system((tx) =>
      tx.query<{ id: string }>(
        `INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
         SELECT gen_random_uuid(), s.id, a, a, $3, $4, '{"because":"escalation.opened"}' FROM segments s CROSS JOIN unnest($2::uuid[]) a
         WHERE s.key = $1 RETURNING id`,
        [key, accountIds, api.clock.now(), origin],
      ),
    );
    const ids = rows.map(({ id }) => id);
    await tell('segment.entered', ids, origin);
    return ids;
  }

  async function leave(ids: readonly string[], origin: Origin = 'live') {
    await api.system((tx) =>
      // A membership is never empty, also where the test's clock stands still.
      tx.query(
        `UPDATE segment_memberships SET left_at = greatest($2, entered_at + interval '1 ms'), leave_cause = 'resolved' WHERE id = ANY($1)`,
        [ids, api.clock.now()],
      ),
    );
    await tell('segment.left', ids, origin);
  }

  const tell = (event: string, subjects: readonly string[], origin: Origin = 'live') =>
    api.system((tx) =>
      api.app.get(EventLog).append(tx, { name: event, subjects, origin, occurredAt: api.clock.now() }),
    );

  async function play(on: string, tasks: readonly object[] = FIVE_TASKS, more: object = {}): Promise<string> {
    const key = name('play');
    const assignee = { role: 'csm', fallback: ['am'] };
    const definition = unwrap(
      validatePlay({
        key,
        name: `Play ${key}`,
        scope: 'account',
        trigger: { on: 'segment.entered', segment: on },
        tasks: tasks.map((task, n) => ({ title: `Task ${n + 1}`, instructions: 'Do it.', assignee, ...task })),
        ...more,
      }),
    );
    expect(await api.system((tx) => api.app.get(PlayService).put(tx, definition))).toBe('created');
    return key;
  }

  async function enable(key: string, startWith: 'existing' | 'new' = 'new', person = leader) {
    const { data } = await person.ask<EnableAnswer>(
      `mutation { enablePlay(key: "${key}", startWith: ${startWith}) { ... on EnabledPlay { toStart } ... on Refused { code } } }`,
    );
    return data.enablePlay;
  }

  /** What the worker does when it is rung, and by the clock. */
  const take = () => worker.app.get(TakeExisting).run();
  const lookForUnresolved = () => worker.app.get(UnresolvedEscalations).run();

  const tasksOf = (accountId: string) =>
    api.system((tx) =>
      tx.query<TaskRow>(
        `SELECT id, key, state, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI') AS due, assignee_id AS assignee, reason
       FROM tasks WHERE account_id = $1 ORDER BY created_at, step`,
        [accountId],
      ),
    );
  const runsOf = (accountId: string) =>
    api.system((tx) =>
      tx.query<RunRow>(
        `SELECT state, trigger_id AS "triggerId", cleared_at IS NOT NULL AS cleared,
         (SELECT count(*)::int FROM task_runs WHERE run_id = r.id) AS tasks
       FROM play_runs r WHERE account_id = $1 ORDER BY started_at, (SELECT key FROM plays WHERE id = play_id)`,
        [accountId],
      ),
    );
  const eventsOf = (event: string, id: string) =>
    api.system(
      async (tx) => (await tx.query(`SELECT 1 FROM events WHERE name = $1 AND $2 = ANY(subjects)`, [event, id])).length,
    );

  /** A play that is on, an account that has entered, and its tasks. */
  async function running(csm: Person, tasks: readonly object[] = FIVE_TASKS, more: object = {}) {
    const key = await segment();
    const playKey = await play(key, tasks, more);
    await enable(playKey);
    const accountId = await account({ csm });
    const [membership = ''] = await enter(key, [accountId]);
    await settled(worker, api);
    return { key, playKey, accountId, membership, tasks: await tasksOf(accountId) };
  }

  const verb = async (person: Person, call: string) =>
    did(await person.ask(`mutation { ${call} { ... on Task { state } ... on Refused { code } } }`));

  return {
    name,
    account,
    segment,
    enter,
    leave,
    tell,
    play,
    enable,
    take,
    lookForUnresolved,
    tasksOf,
    runsOf,
    eventsOf,
    running,
    verb,
  };
}

interface EnableAnswer {
  enablePlay: { toStart?: number | null; code?: string };
}

const did = (answer: GraphqlAnswer<Record<string, { code?: string; state?: string }>>) =>
  Object.values(answer.data)[0]?.code ?? Object.values(answer.data)[0]?.state;
