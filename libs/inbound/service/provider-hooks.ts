// Webhooks of mail providers: believed only with their signature, and then evidence like a bounce that came by mail.
import { Injectable } from '@nestjs/common';
import { Clock, err, ok, type Result } from '#kernel';
import { MailEvidence } from '#delivery';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM } from '#platform/database';
import {
  isAmazonUrl,
  isMailgun,
  isPostmark,
  isSendgrid,
  isSns,
  readMailgun,
  readPostmark,
  readSendgrid,
  readSes,
  type ProviderEvent,
  type SnsMessage,
} from '../rules/index.js';

export interface Hook {
  /** names in lower case */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** as it came */
  readonly body: Buffer;
}

const MOST_EVENTS = 5_000;
const UNSIGNED = err('HOOK_UNSIGNED', 'This call is not signed by the provider, or too old.');
const UNKNOWN = err('HOOK_NOT_FOUND', 'No webhook of this provider is configured here.');

@Injectable()
export class ProviderHooks {
  /** certificates of SNS by address; replaced in tests */
  fetchText = async (url: string): Promise<string> =>
    (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
  private readonly certificates = new Map<string, string>();

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly evidence: MailEvidence,
    private readonly clock: Clock,
  ) {}

  /** How many events were taken. */
  async run(provider: string, hook: Hook): Promise<Result<number>> {
    const events = await this.events(provider, hook);
    if (!events.ok) return events;
    // One transaction each: what is just being handed off is told again by the provider, and holds up no other.
    for (const { key, verdict, detail } of events.value.slice(0, MOST_EVENTS))
      await this.database.tx(SYSTEM, (tx) =>
        verdict === 'complained'
          ? this.evidence.complained(tx, key, detail)
          : this.evidence.reported(tx, key, verdict, detail),
      );
    return ok(events.value.length);
  }

  private async events(provider: string, { headers, body }: Hook): Promise<Result<ProviderEvent[]>> {
    const { config } = this;
    const header = (name: string) => [headers[name]].flat()[0] ?? '';
    const json = parsed(body);
    if (provider === 'sendgrid' && config.BELLWETHER_HOOK_SENDGRID_KEY) {
      const signature = header('x-twilio-email-event-webhook-signature');
      const timestamp = header('x-twilio-email-event-webhook-timestamp');
      const isTheirs = isSendgrid(config.BELLWETHER_HOOK_SENDGRID_KEY, signature, timestamp, body, this.clock.now());
      return isTheirs ? ok(readSendgrid(json)) : UNSIGNED;
    }
    if (provider === 'mailgun' && config.BELLWETHER_HOOK_MAILGUN_KEY)
      return isMailgun(config.BELLWETHER_HOOK_MAILGUN_KEY, json, this.clock.now()) ? ok(readMailgun(json)) : UNSIGNED;
    if (provider === 'postmark' && config.BELLWETHER_HOOK_POSTMARK)
      return isPostmark(config.BELLWETHER_HOOK_POSTMARK, header('authorization')) ? ok(readPostmark(json)) : UNSIGNED;
    if (provider === 'ses' && config.BELLWETHER_HOOK_SES_TOPIC)
      return this.sns(config.BELLWETHER_HOOK_SES_TOPIC, json as SnsMessage);
    return UNKNOWN;
  }

  private async sns(topic: string, message: SnsMessage): Promise<Result<ProviderEvent[]>> {
    if (message?.TopicArn !== topic || !isAmazonUrl(message.SigningCertURL ?? '')) return UNSIGNED;
    const certificate = this.certificates.get(message.SigningCertURL) ?? (await this.fetchText(message.SigningCertURL));
    if (!isSns(certificate, message)) return UNSIGNED;
    this.certificates.set(message.SigningCertURL, certificate);
    if (message.Type !== 'SubscriptionConfirmation') return ok(readSes(parsed(Buffer.from(message.Message))));
    if (isAmazonUrl(message.SubscribeURL ?? '')) await this.fetchText(message.SubscribeURL ?? '');
    return ok([]);
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
