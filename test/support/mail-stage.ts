// What a spec about mails needs: runs to addresses of its own, and what became of them.
import type { TestApi } from './test-api.js';
import type { TestWorker } from './test-worker.js';
import { until } from './until.js';
import { MailingService, MailTemplates, MergeFields, type FieldSource } from '#delivery';
import { newId, unwrap } from '#kernel';
import { installationSecret } from '#platform/database';
import { signLink, type LinkClaims, type LinkPurpose } from '#delivery/rules';

export interface MailRow {
  readonly id: string;
  readonly contact_id: string;
  readonly address: string;
  readonly state: string;
  readonly reason: string | null;
  readonly until: Date | null;
  readonly key: string;
}

export class MailStage {
  constructor(
    private readonly api: TestApi,
    worker: TestWorker,
    view: FieldSource | Readonly<Record<string, unknown>>,
  ) {
    const source = 'recipients' in view ? (view as FieldSource) : everybody(view);
    for (const { app } of [api, worker]) app.get(MergeFields).register('stage', source);
  }

  /** A run to these addresses, each of a contact of its own. */
  async launch(
    addresses: readonly string[],
    more: {
      readonly topic?: string | null;
      readonly tracks?: boolean;
      readonly paused?: boolean;
      readonly class?: 'campaign' | 'survey';
    } = {},
  ): Promise<string> {
    const id = newId();
    await this.api.system(async (tx) => {
      const mailings = this.api.app.get(MailingService);
      const templates = this.api.app.get(MailTemplates);
      const now = this.api.clock.now();
      const template = unwrap(await templates.get('progress-status'));
      await mailings.begin(tx, {
        ...{ id, campaignId: null, name: 'News', list: 'news', class: more.class ?? 'campaign' },
        ...{
          topic: more.topic === undefined ? 'customer-success' : more.topic,
          sender: 'company',
          fields: 'stage',
          holds: [],
          drops: [],
        },
        templateVersion: await templates.keep(tx, 'progress-status', template),
        ...{ tracks: more.tracks ?? false, launchedAt: now, expiresAt: new Date(now.getTime() + 14 * 86_400_000) },
      });
      if (more.paused) unwrap(await mailings.pause(tx, id));
      await mailings.plan(tx, {
        ...{ mailingId: id, step: 'mail', occurrence: 0, now },
        audience: {
          text: 'SELECT gen_random_uuid() AS contact_id, NULL::uuid AS account_id, address, $2::timestamptz AS next_at FROM unnest($1::text[]) a(address)',
          params: [addresses, now],
        },
      });
      await mailings.planned(tx, id);
    });
    return id;
  }

  mails(id: string): Promise<MailRow[]> {
    return this.api.system((tx) =>
      tx.query<MailRow>('SELECT * FROM mails WHERE mailing_id = $1 ORDER BY address', [id]),
    );
  }

  async only(id: string): Promise<MailRow> {
    return (await this.mails(id))[0]!;
  }

  reaches(id: string, state: string): Promise<unknown> {
    return until(async () => (await this.mails(id)).every((mail) => mail.state === state), `${state} of ${id}`);
  }

  /** The token of a link in a mail, as its recipient has it. */
  token(mail: Pick<MailRow, 'id' | 'contact_id'>, purpose: LinkPurpose, detail?: string): Promise<string> {
    const claims: LinkClaims = {
      purpose,
      message: mail.id,
      contact: mail.contact_id,
      ...(detail !== undefined && { detail }),
    };
    return this.api.system(async (tx) => signLink({ current: '1', keys: { 1: await installationSecret(tx) } }, claims));
  }
}

const everybody = (view: Readonly<Record<string, unknown>>): FieldSource => ({
  recipients: async (_tx, ids) =>
    new Map(ids.map((id) => [id, { name: '', reader: { locale: 'en', zone: 'UTC' }, csm: null, view }])),
});
