// What specs of campaigns need: people in accounts, segments that hold exactly them, campaigns, runs, and what arrived.
import type { Person, TestApi } from './test-api.js';
import type { TestWorker } from './test-worker.js';
import { until } from './until.js';
import { SaveAccounts, SaveContacts } from '#accounts';
import { CampaignService } from '#campaigns';
import { validateCampaign } from '#campaigns/rules';
import { newId, unwrap } from '#kernel';

export type Books = { state: string; count: number }[];
export type Run = { id: string; key: string; state: string; audience: number | null; code?: string; progress: Books };
export type MailRow = { id: string; address: string; state: string; reason: string | null; until: string | null };
export type Header = { name: string; value: string };
export type Caught = { subject: string; from: string; to: string; html: string; text: string; headers: Header[] };

export type CampaignStage = ReturnType<typeof campaignStage>;

/** The leader asks; accounts are the CSM's where nobody else is named. */
export function campaignStage(api: TestApi, worker: TestWorker, leader: Person, csm: Person) {
  let number = 0;
  const next = (what: string) => `${what}-${(number += 1)}`;

  async function account(name = next('Account'), owner: Person | null = csm): Promise<string> {
    const id = newId();
    const at = api.clock.now();
    await api.system(async (tx) => {
      await api.app.get(SaveAccounts).run(tx, [{ id, name, at, timeZone: 'Europe/Berlin' }], 'live');
      if (owner)
        await api.app.get(SaveAccounts).setOwners(tx, [{ accountId: id, role: 'csm', userId: owner.id, at }], 'live');
    });
    return id;
  }

  async function champion(accountId: string, more: object = {}): Promise<{ id: string; email: string }> {
    const id = newId();
    const email = `${next('maya')}@halden.example`;
    await api.system((tx) =>
      api.app.get(SaveContacts).run(
        tx,
        [
          {
            id,
            accountId,
            email,
            firstName: 'Maya',
            lastName: 'Ødegård',
            roles: ['champion'],
            at: api.clock.now(),
            ...more,
          },
        ],
        'live',
      ),
    );
    return { id, email };
  }

  /** A segment that holds exactly these contacts: they alone have the role that it asks for. */
  async function segment(contacts: readonly string[]): Promise<string> {
    const key = next('champions');
    const rule = JSON.stringify({ fact: 'contact.roles', op: 'has', value: key });
    await api.system(async (tx) => {
      await tx.query('UPDATE contacts SET roles = roles || $1::text WHERE id = ANY($2)', [key, contacts]);
      await tx.query(
        `WITH s AS (INSERT INTO segments (id, key, name, object, rule, active, version, filled_version)
         VALUES (gen_random_uuid(), $1, 'Champions', 'contact', $4, true, 1, 1) RETURNING id)
       INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
       SELECT gen_random_uuid(), s.id, c.id, c.account_id, $3, 'live', '{}' FROM s, contacts c WHERE c.id = ANY($2)`,
        [key, contacts, api.clock.now(), rule],
      );
    });
    return key;
  }

  async function campaign(contacts: readonly string[], more: object = {}): Promise<string> {
    const key = next('progress');
    const definition = unwrap(
      validateCampaign({
        key,
        name: 'Progress reports',
        template: 'progress-status',
        audience: { segment: await segment(contacts) },
        sender: 'csm',
        schedule: { every: 'month', day: 3, at: '09:00' },
        hold: ['account-in-escalation'],
        ...more,
      }),
    );
    expect(await api.system((tx) => api.app.get(CampaignService).put(tx, definition))).toBe('created');
    expect(await api.system((tx) => api.app.get(CampaignService).put(tx, definition))).toBe('unchanged');
    return key;
  }

  const RUN =
    '... on CampaignRun { id key state audience pauseReason progress { state count } } ... on Refused { code message }';
  async function verb(name: string, args: string, person = leader): Promise<Run> {
    const answer = await person.ask<Record<string, Run>>(`mutation { ${name}(${args}) { ${RUN} } }`);
    expect(answer.errors).toBeUndefined();
    return answer.data[name] as Run;
  }
  const launch = (key: string, more = '', person = leader) => verb('launchCampaign', `key: "${key}" ${more}`, person);
  const runOf = async (id: string): Promise<Run> =>
    (
      await leader.ask<{ campaignRun: Run }>(
        `{ campaignRun(id: "${id}") { ${RUN.split('... on Refused')[0]!.replace('... on CampaignRun {', '').trim().slice(0, -1)} } }`,
      )
    ).data.campaignRun;

  const mailsOf = async (runId: string): Promise<MailRow[]> =>
    (
      await leader.ask<{ mails: { nodes: MailRow[] } }>(
        `{ mails(filter: { mailingId: "${runId}" }, first: 200) { nodes { id address state reason until } } }`,
      )
    ).data.mails.nodes;
  const stateOf = async (runId: string, address: string) => {
    const mail = (await mailsOf(runId)).find((each) => each.address === address);
    return mail && (mail.reason ? `${mail.state}: ${mail.reason}` : mail.state);
  };

  const finished = (id: string) =>
    until(async () => (await runOf(id)).state.startsWith('finished'), `run ${id} finished`);
  const settled = (id: string) =>
    until(async () => {
      const run = await runOf(id);
      return (
        run.audience !== null &&
        run.progress.every(({ state }) => !['planned', 'queued', 'claimed', 'handing_off'].includes(state))
      );
    }, `run ${id} settled`);

  const inbox = async (address: string): Promise<Caught[]> =>
    (
      await leader.ask<{ inbox: { nodes: Caught[] } }>(
        `{ inbox(search: "${address}") { nodes { subject from to html text headers { name value } } } }`,
      )
    ).data.inbox.nodes;

  async function escalate(accountId: string): Promise<string> {
    const manager = await api.person('admin');
    const { data } = await manager.ask<{ openEscalation: { id: string } }>(
      `mutation { openEscalation(input: { accountId: "${accountId}", severity: critical, reason: "Down" }) { ... on Escalation { id } } }`,
    );
    await worker.drain();
    return data.openEscalation.id;
  }
  async function resolve(id: string): Promise<void> {
    const manager = await api.person('admin');
    await manager.ask(
      `mutation { resolveEscalation(id: "${id}", input: { rootCause: "Bug", summary: "Fixed", prevention: "Test" }) { ... on Escalation { id } } }`,
    );
    await worker.drain();
  }

  /** Days of calm after an escalation. */
  const calm = (days: number) => api.system((tx) => tx.query('UPDATE campaign_settings SET calm_days = $1', [days]));

  return {
    next,
    account,
    champion,
    segment,
    campaign,
    verb,
    launch,
    runOf,
    mailsOf,
    stateOf,
    finished,
    settled,
    inbox,
    escalate,
    resolve,
    calm,
  };
}
