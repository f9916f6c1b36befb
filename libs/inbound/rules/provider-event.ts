// What providers tell by webhook, each in its own shape, as one: which message of ours, and what became of it.

export type ProviderVerdict = 'dead' | 'failed' | 'delayed' | 'delivered' | 'complained';

export interface ProviderEvent {
  /** of our message, as the header that we gave it said */
  readonly key: string;
  readonly verdict: ProviderVerdict;
  readonly detail: string;
}

type Json = Readonly<Record<string, unknown>>;
const KEY = /^[0-9a-f]{32}$/;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Only what names a message of ours and says something that we act on. */
function event(key: unknown, verdict: ProviderVerdict | undefined, ...detail: unknown[]): ProviderEvent[] {
  const name = text(key).toLowerCase();
  if (!KEY.test(name) || !verdict) return [];
  return [{ key: name, verdict, detail: detail.map(text).filter(Boolean).join(' ').slice(0, 300) || verdict }];
}

/** A list of events; `key` is our unique argument. */
export const readSendgrid = (body: unknown): ProviderEvent[] =>
  list(body).flatMap((each) => {
    const { bellwether_key: key, event: what, type, reason, status, response } = object(each);
    const bounce = type === 'blocked' ? 'failed' : 'dead';
    const verdicts: Readonly<Record<string, ProviderVerdict>> = {
      ...{ bounce, dropped: 'failed', deferred: 'delayed', delivered: 'delivered', spamreport: 'complained' },
    };
    return event(key, verdicts[text(what)], status, reason ?? response);
  });

export function readMailgun(body: unknown): ProviderEvent[] {
  const data = object(object(body)['event-data']);
  const status = object(data['delivery-status']);
  const failed = data['severity'] === 'temporary' ? 'delayed' : data['reason'] === 'bounce' ? 'dead' : 'failed';
  const verdicts: Readonly<Record<string, ProviderVerdict>> = {
    failed,
    delivered: 'delivered',
    complained: 'complained',
  };
  const key = object(data['user-variables'])['bellwether_key'];
  return event(key, verdicts[text(data['event'])], status['code'], status['message'] ?? status['description']);
}

export function readPostmark(body: unknown): ProviderEvent[] {
  const {
    RecordType: record,
    Type: type,
    Metadata: metadata,
    Description: description,
    Details: details,
  } = object(body);
  const bounces: Readonly<Record<string, ProviderVerdict>> = {
    HardBounce: 'dead',
    BadEmailAddress: 'dead',
    Transient: 'delayed',
    SpamComplaint: 'complained',
  };
  const verdicts: Readonly<Record<string, ProviderVerdict>> = {
    ...{ Bounce: bounces[text(type)] ?? 'failed', Delivery: 'delivered', SpamComplaint: 'complained' },
  };
  return event(object(metadata)['bellwether-key'], verdicts[text(record)], description, details);
}

/** The message inside of a notification of SNS, from event publishing or from feedback with headers. */
export function readSes(message: unknown): ProviderEvent[] {
  const { eventType, notificationType, mail, bounce, complaint } = object(message);
  const { tags, headers } = object(mail);
  const header = list(headers)
    .map(object)
    .find(({ name }) => text(name).toLowerCase() === 'x-bellwether-key');
  const key = header?.['value'] ?? list(object(tags)['bellwether-key'])[0];
  const { bounceType, bouncedRecipients } = object(bounce);
  const recipient = object(list(bouncedRecipients)[0]);
  const verdicts: Readonly<Record<string, ProviderVerdict>> = {
    ...{
      Bounce: bounceType === 'Permanent' ? 'dead' : 'failed',
      Complaint: 'complained',
      Delivery: 'delivered',
      DeliveryDelay: 'delayed',
      Reject: 'failed',
    },
  };
  const said = object(complaint)['complaintFeedbackType'] ?? recipient['diagnosticCode'];
  return event(key, verdicts[text(eventType ?? notificationType)], recipient['status'], said);
}
