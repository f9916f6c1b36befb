// Every answer that a mail server can give or fail to give, in a real sender process: the state that follows, and that it follows once.
import type { Act, Moment } from '../smtp/script.js';
import { Stage } from './stage.js';

interface Row {
  readonly server: string;
  readonly at: Moment;
  readonly act: Act;
  readonly state: string;
  readonly reason?: string | null;
  readonly accepted?: 0 | 1;
  readonly suppressed?: boolean;
  readonly paused?: RegExp;
}

const drop = { then: 'drop' } as const;
const TABLE: readonly Row[] = [
  { server: 'closes before the greeting', at: 'greeting', act: drop, state: 'queued' },
  { server: 'stalls before the greeting', at: 'greeting', act: { then: 'stall' }, state: 'queued' },
  { server: 'stalls at EHLO', at: 'ehlo', act: { then: 'stall' }, state: 'queued' },
  {
    server: '554 instead of a greeting',
    at: 'greeting',
    act: { say: '554 5.3.2 no' },
    state: 'queued',
    paused: /^sender problem: 554/,
  },
  { server: 'drops at MAIL', at: 'mail', act: drop, state: 'deferred', reason: 'interrupted' },
  { server: 'drops at RCPT', at: 'rcpt', act: drop, state: 'deferred', reason: 'interrupted' },
  { server: 'drops at DATA', at: 'data', act: drop, state: 'deferred', reason: 'interrupted' },
  { server: 'stalls at DATA', at: 'data', act: { then: 'stall' }, state: 'deferred', reason: 'interrupted' },
  { server: '421 at MAIL', at: 'mail', act: { say: '421 4.3.2 closing', then: 'drop' }, state: 'deferred' },
  { server: '421 at RCPT', at: 'rcpt', act: { say: '421 4.3.2 closing', then: 'drop' }, state: 'deferred' },
  {
    server: '450 at RCPT (greylisting)',
    at: 'rcpt',
    act: { say: '450 4.2.0 greylisted' },
    state: 'deferred',
    reason: 'try later',
  },
  {
    server: '550 at RCPT',
    at: 'rcpt',
    act: { say: '550 nobody' },
    state: 'failed',
    reason: 'unknown recipient',
    suppressed: true,
  },
  {
    server: '5.1.1 at RCPT',
    at: 'rcpt',
    act: { say: '553 5.1.1 nobody' },
    state: 'failed',
    reason: 'unknown recipient',
    suppressed: true,
  },
  {
    server: '5xx at MAIL',
    at: 'mail',
    act: { say: '550 5.7.1 not you' },
    state: 'queued',
    paused: /^sender problem: 550/,
  },
  { server: '451 after the dot', at: 'dot', act: { say: '451 4.3.0 later' }, state: 'deferred', reason: 'try later' },
  {
    server: '554 after the dot',
    at: 'dot',
    act: { say: '554 5.7.1 spam' },
    state: 'failed',
    reason: 'policy',
    suppressed: false,
  },
  { server: 'drops after the dot', at: 'dot', act: { ...drop, keep: true }, state: 'unknown', accepted: 1 },
  { server: 'resets after the dot', at: 'dot', act: { then: 'reset', keep: true }, state: 'unknown', accepted: 1 },
  { server: 'stalls after the dot', at: 'dot', act: { then: 'stall', keep: true }, state: 'unknown', accepted: 1 },
  {
    server: 'says what nobody can read',
    at: 'dot',
    act: { say: 'okay then', keep: true },
    state: 'unknown',
    accepted: 1,
  },
  {
    server: '250, then drops',
    at: 'dot',
    act: { say: '250 2.0.0 ok', then: 'drop', keep: true },
    state: 'sent',
    reason: null,
    accepted: 1,
  },
  {
    server: '250 in three packets',
    at: 'dot',
    act: { say: ['25', '0 2.0.', '0 ok\r\n'], keep: true },
    state: 'sent',
    reason: null,
    accepted: 1,
  },
];

let stage: Stage;
let number = 0;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.launch(1);
  // A sender that has sent one: its lane is open, as it is in the middle of a run.
  stage.start({ lanes: 1, leaseSeconds: 12 });
  await stage.finished();
});
afterAll(() => stage.close());

/** A run to one person, in a mailing of its own. */
async function send(): Promise<{ readonly id: string; readonly address: string }> {
  const address = `row-${(number += 1)}@customer.example`;
  const [row] = await stage.query<{ id: string }>(
    `WITH c AS (
       INSERT INTO contacts (id, account_id, email, first_name) SELECT gen_random_uuid(), account_id, $1, 'Maya' FROM contacts LIMIT 1 RETURNING id, account_id
     ), s AS (
       INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
       SELECT gen_random_uuid(), (SELECT id FROM segments), c.id, c.account_id, now(), 'live', '{}' FROM c
     ), g AS (
       INSERT INTO mailings (id, name, list, class, topic, template_version, sender, fields, launched_at, expires_at, planned_at)
       SELECT gen_random_uuid(), name, list, class, topic, template_version, sender, fields, now(), expires_at, now() FROM mailings LIMIT 1 RETURNING id
     ) INSERT INTO mails (id, mailing_id, account_id, contact_id, address, step, key, state, next_at, planned_at, changed_at)
       SELECT gen_random_uuid(), g.id, c.account_id, c.id, $1, 'mail', md5($1), 'queued', now(), now(), now() FROM g, c RETURNING id`,
    [address],
  );
  return { id: row!.id, address };
}

it.each(TABLE)('the server $server: $state', async ({ at, act, state, reason, accepted = 0, suppressed, paused }) => {
  // A lane that stands asks no greeting: for the rows before MAIL the kept connection is closed first.
  const connects = at === 'greeting' || at === 'ehlo';
  let met = 0;
  stage.server.script = (moment) => {
    if (connects && moment === 'mail') return { say: '421 4.3.2 closing', then: 'drop' };
    if (moment !== at) return undefined;
    met += 1;
    return act;
  };
  const { id, address } = await send();
  const row = async () =>
    (
      await stage.query<{ state: string; reason: string | null; attempts: number; pause: string | null }>(
        'SELECT m.state, m.reason, m.attempts, g.pause_reason AS pause FROM mails m JOIN mailings g ON g.id = m.mailing_id WHERE m.id = $1',
        [id],
      )
    )[0]!;
  const settled = async () => {
    const now = await row();
    if (paused) return now.pause !== null && now.state === state;
    if (state === 'queued') return met > 0 && ['queued', 'claimed', 'deferred'].includes(now.state);
    return now.state === state;
  };
  await stage.until(`${state}`, settled);
  const after = await row();
  if (reason !== undefined) expect(after.reason).toBe(reason);
  if (paused) expect(after.pause).toMatch(paused);
  expect(stage.server.accepted.filter(({ to }) => to === address)).toHaveLength(accepted);
  const suppressions = await stage.query('SELECT kind FROM suppressions WHERE address = $1', [address]);
  if (suppressed !== undefined) expect(suppressions).toEqual(suppressed ? [{ kind: 'bounce' }] : []);
  // Clear the way for the next row: nothing of this one is left to come.
  stage.server.script = () => undefined;
  await stage.query(
    `UPDATE mailings SET cancelled_at = now(), paused_at = NULL, pause_reason = NULL WHERE finished_at IS NULL`,
  );
  await stage.finished();
});

it('and none of them went twice', async () => {
  expect((await stage.books()).dup).toBe(0);
});
