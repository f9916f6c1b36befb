import { createHmac, createSign, generateKeyPairSync, sign } from 'node:crypto';
import { readMailgun, readPostmark, readSendgrid, readSes } from './provider-event.js';
import {
  isAmazonUrl,
  isMailgun,
  isPostmark,
  isSendgrid,
  isSns,
  snsText,
  type SnsMessage,
} from './provider-signature.js';

const key = '0123456789abcdef0123456789abcdef';
const now = new Date('2026-03-11T09:00:00Z');
const seconds = String(now.getTime() / 1000);

describe('what providers say', () => {
  it('becomes one thing', () => {
    expect(
      readSendgrid([
        { event: 'bounce', type: 'bounce', bellwether_key: key, status: '5.1.1', reason: '550 no such user' },
        { event: 'bounce', type: 'blocked', bellwether_key: key, reason: 'blocked' },
        { event: 'deferred', bellwether_key: key, response: '450 later' },
        { event: 'spamreport', bellwether_key: key },
        { event: 'open', bellwether_key: key },
        { event: 'bounce', bellwether_key: 'not ours' },
      ]),
    ).toEqual([
      { key, verdict: 'dead', detail: '5.1.1 550 no such user' },
      { key, verdict: 'failed', detail: 'blocked' },
      { key, verdict: 'delayed', detail: '450 later' },
      { key, verdict: 'complained', detail: 'complained' },
    ]);
    const mailgun = (more: object) =>
      readMailgun({ 'event-data': { 'user-variables': { bellwether_key: key }, ...more } })[0]?.verdict;
    expect(mailgun({ event: 'failed', severity: 'permanent', reason: 'bounce' })).toBe('dead');
    expect(mailgun({ event: 'failed', severity: 'permanent', reason: 'suppress-bounce' })).toBe('failed');
    expect(mailgun({ event: 'failed', severity: 'temporary' })).toBe('delayed');
    expect(mailgun({ event: 'complained' })).toBe('complained');
    expect(mailgun({ event: 'opened' })).toBeUndefined();
    const postmark = (more: object) => readPostmark({ Metadata: { 'bellwether-key': key }, ...more })[0]?.verdict;
    expect(postmark({ RecordType: 'Bounce', Type: 'HardBounce' })).toBe('dead');
    expect(postmark({ RecordType: 'Bounce', Type: 'SoftBounce' })).toBe('failed');
    expect(postmark({ RecordType: 'Bounce', Type: 'Transient' })).toBe('delayed');
    expect(postmark({ RecordType: 'SpamComplaint', Type: 'SpamComplaint' })).toBe('complained');
    expect(postmark({ RecordType: 'Delivery' })).toBe('delivered');
    const mail = { headers: [{ name: 'X-Bellwether-Key', value: key }] };
    const bouncedRecipients = [{ status: '5.1.1', diagnosticCode: 'smtp; 550 no' }];
    expect(
      readSes({ notificationType: 'Bounce', mail, bounce: { bounceType: 'Permanent', bouncedRecipients } }),
    ).toEqual([{ key, verdict: 'dead', detail: '5.1.1 smtp; 550 no' }]);
    expect(readSes({ eventType: 'Complaint', mail: { tags: { 'bellwether-key': [key] } } })[0]?.verdict).toBe(
      'complained',
    );
    for (const nonsense of [null, 1, 'x', [], {}, { 'event-data': [] }, { mail: 1 }])
      for (const read of [readSendgrid, readMailgun, readPostmark, readSes]) expect(read(nonsense)).toEqual([]);
  });
});

describe('a call is believed only', () => {
  it('from SendGrid with its signature over time and body', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const body = Buffer.from('[{"event":"bounce"}]\r\n');
    const signature = sign('sha256', Buffer.concat([Buffer.from(seconds), body]), privateKey).toString('base64');
    expect(isSendgrid(spki, signature, seconds, body, now)).toBe(true);
    expect(isSendgrid(spki, signature, seconds, Buffer.from('[]'), now)).toBe(false);
    expect(isSendgrid(spki, signature, String(Number(seconds) - 3600), body, now)).toBe(false);
    expect(isSendgrid(spki, signature, seconds, body, new Date(now.getTime() + 3_600_000))).toBe(false);
    for (const bad of ['', 'x', spki]) expect(isSendgrid(bad, bad, seconds, body, now)).toBe(false);
  });

  it('from Mailgun with its HMAC, from Postmark with its password', () => {
    const signed = (token: string, timestamp = seconds) => ({
      signature: {
        timestamp,
        token,
        signature: createHmac('sha256', 'k')
          .update(timestamp + token)
          .digest('hex'),
      },
    });
    expect(isMailgun('k', signed('t'), now)).toBe(true);
    expect(isMailgun('other', signed('t'), now)).toBe(false);
    expect(isMailgun('k', signed('t', '1'), now)).toBe(false);
    for (const nonsense of [null, {}, { signature: 1 }, { signature: { timestamp: 1 } }])
      expect(isMailgun('k', nonsense, now)).toBe(false);
    expect(isPostmark('u:p', `Basic ${Buffer.from('u:p').toString('base64')}`)).toBe(true);
    for (const bad of ['', 'Basic', `Basic ${Buffer.from('u:q').toString('base64')}`])
      expect(isPostmark('u:p', bad)).toBe(false);
  });

  it('from SNS with the key of its certificate, which comes from Amazon', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const bare: SnsMessage = {
      ...{
        Type: 'Notification',
        TopicArn: 'arn:t',
        Message: '{}',
        MessageId: '1',
        Timestamp: 'now',
        SignatureVersion: '2',
      },
      ...{ Signature: '', SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/a.pem' },
    };
    const message = { ...bare, Signature: createSign('sha256').update(snsText(bare)!).sign(privateKey, 'base64') };
    expect(isSns(pem, message)).toBe(true);
    expect(isSns(pem, { ...message, Message: '{"x":1}' })).toBe(false);
    expect(isSns(pem, { ...message, Type: 'constructor' })).toBe(false);
    expect(isSns('nonsense', message)).toBe(false);
    expect(isAmazonUrl(message.SigningCertURL)).toBe(true);
    for (const url of [
      'http://sns.eu-west-1.amazonaws.com/a',
      'https://sns.eu-west-1.amazonaws.com.evil.example/a',
      'https://evil.example/sns.eu.amazonaws.com',
      'x',
    ])
      expect(isAmazonUrl(url)).toBe(false);
  });
});
