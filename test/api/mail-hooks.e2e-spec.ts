// Providers' webhooks over HTTP: the signature counts over the octets as they came; what they say is evidence like a bounce by mail.
import { createSign, generateKeyPairSync, sign } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { MailStage } from '../support/mail-stage.js';
import { startApi, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { MailTemplates } from '#delivery';
import { ProviderHooks } from '#inbound';
import { snsText, type SnsMessage } from '#inbound/rules';
import { newId, unwrap } from '#kernel';

const FOLDER = '/tmp/bellwether-hooks-spec';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:mail';
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
let api: TestApi;
let worker: TestWorker;
let stage: MailStage;
beforeAll(async () => {
  api = await startApi({
    BELLWETHER_DATA_DIR: FOLDER,
    BELLWETHER_HOOK_SENDGRID_KEY: ec.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    BELLWETHER_HOOK_POSTMARK: 'hook:secret',
    BELLWETHER_HOOK_SES_TOPIC: TOPIC,
  });
  worker = await startWorker(api.config, api.clock);
  stage = new MailStage(api, worker, unwrap(await worker.app.get(MailTemplates).get('progress-status')).source.sample);
});
afterAll(async () => {
  await worker.close();
  await api.close();
  await rm(FOLDER, { recursive: true, force: true });
});

async function sent() {
  const run = await stage.launch([`${newId()}@customer.example`]);
  await stage.reaches(run, 'sent');
  return { run, ...(await stage.only(run)) };
}
const kindOf = async (address: string) =>
  (await api.system((tx) => tx.one<{ kind: string }>('SELECT kind FROM suppressions WHERE address = $1', [address])))
    ?.kind;
const seconds = () => String(Math.floor(api.clock.now().getTime() / 1000));

it('SendGrid’s are taken with a signature over the body as it came', async () => {
  const mail = await sent();
  const body = `[ {"event":"bounce","type":"bounce","bellwether_key":"${mail.key}","status":"5.1.1","reason":"550 no"} ]\n`;
  const call = (signature: string) =>
    api.http
      .post('/hooks/mail/sendgrid')
      .set('content-type', 'application/json')
      .set('x-twilio-email-event-webhook-timestamp', seconds())
      .set('x-twilio-email-event-webhook-signature', signature)
      .send(body);
  const good = sign('sha256', Buffer.from(seconds() + body), ec.privateKey).toString('base64');
  expect((await call('AAAA')).body).toMatchObject({ code: 'HOOK_UNSIGNED' });
  expect((await stage.only(mail.run)).state).toBe('sent');
  expect((await call(good)).body).toEqual({ taken: 1 });
  expect((await call(good)).body).toEqual({ taken: 1 });
  expect(await stage.only(mail.run)).toMatchObject({ state: 'bounced', reason: '5.1.1 550 no' });
  expect(await kindOf(mail.address)).toBe('bounce');
});

it('Postmark’s with its password; those of a provider that is not configured are not taken', async () => {
  const mail = await sent();
  const complaint = { RecordType: 'SpamComplaint', Metadata: { 'bellwether-key': mail.key } };
  expect((await api.http.post('/hooks/mail/postmark').send(complaint)).status).toBe(400);
  expect((await api.http.post('/hooks/mail/postmark').auth('hook', 'secret').send(complaint)).body).toEqual({
    taken: 1,
  });
  expect(await kindOf(mail.address)).toBe('complaint');
  expect((await api.http.post('/hooks/mail/mailgun').send({})).status).toBe(404);
  expect((await api.http.post('/hooks/mail/nobody').send({})).status).toBe(404);
});

it('SES’s by SNS, as text, with the certificate that Amazon serves', async () => {
  const mail = await sent();
  api.app.get(ProviderHooks).fetchText = async () => rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const bare: SnsMessage = {
    ...{
      Type: 'Notification',
      TopicArn: TOPIC,
      MessageId: '1',
      Timestamp: 'now',
      SignatureVersion: '1',
      Signature: '',
    },
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/a.pem',
    Message: JSON.stringify({
      eventType: 'Bounce',
      mail: { tags: { 'bellwether-key': [mail.key] } },
      bounce: { bounceType: 'Transient', bouncedRecipients: [{ status: '5.2.2' }] },
    }),
  };
  const message = { ...bare, Signature: createSign('sha1').update(snsText(bare)!).sign(rsa.privateKey, 'base64') };
  const call = (body: object) =>
    api.http.post('/hooks/mail/ses').set('content-type', 'text/plain; charset=UTF-8').send(JSON.stringify(body));
  expect((await call({ ...message, TopicArn: 'arn:other' })).body).toMatchObject({ code: 'HOOK_UNSIGNED' });
  expect((await call({ ...message, Message: '{}' })).body).toMatchObject({ code: 'HOOK_UNSIGNED' });
  expect((await call({ ...message, SigningCertURL: 'https://evil.example/a.pem' })).body).toMatchObject({
    code: 'HOOK_UNSIGNED',
  });
  expect((await call(message)).body).toEqual({ taken: 1 });
  expect((await stage.only(mail.run)).state).toBe('bounced');
  expect(await kindOf(mail.address)).toBeUndefined();
});
