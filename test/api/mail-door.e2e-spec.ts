// The mail door from the wire to the rooms behind it: stored before it says yes, handled once, closed to whoever has no business here.
import { rm } from 'node:fs/promises';
import { startApi, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { rawMail, SmtpClient } from '../support/smtp-client.js';
import { until } from '../support/until.js';
import { SendLetter } from '#delivery';
import { InboundTargets, OurAddresses, type InboundMail } from '#inbound';
import { MailDoor } from '#inbound/jobs';
import { newId, unwrap } from '#kernel';
import { installationSecret } from '#platform/database';
import { signLink } from '#delivery/rules';

const FOLDER = '/tmp/bellwether-door-spec';
let api: TestApi;
let worker: TestWorker;
let client: SmtpClient;
const received: InboundMail[] = [];
let stumbles = 0;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_DATA_DIR: FOLDER, BELLWETHER_MAIL_DOOR_MAX_MB: '1' });
  worker = await startWorker(api.config, api.clock);
  worker.app.get(InboundTargets).register({
    name: 'test',
    takes: (address) => address === 'help@bellwether.example' || address.startsWith('thing+'),
    receive: async (tx, mail) => {
      const reference = await worker.app.get(OurAddresses).repliedTo(tx, 'thing', mail.recipient);
      if (mail.subject === 'stumble' && (stumbles += 1) <= 1) throw new Error('not now');
      received.push(mail);
      return reference ? `about ${reference}` : 'something new';
    },
  });
  client = await SmtpClient.connect(worker.app.get(MailDoor).port!);
});
afterAll(async () => {
  client.close();
  await worker.close();
  await api.close();
  await rm(FOLDER, { recursive: true, force: true });
});

interface Row {
  state: string;
  kind: string | null;
  outcome: string | null;
  attempts: number;
}
const rows = (subject: string) =>
  api.system((tx) =>
    tx.query<Row>('SELECT state, kind, outcome, attempts FROM inbound_mails WHERE subject = $1', [subject]),
  );
const handled = async (subject: string) => {
  await until(async () => (await rows(subject)).some(({ state }) => state === 'handled'), `${subject} handled`);
  return (await rows(subject))[0]!;
};

/** A letter that was sent, to have something that can bounce. */
async function sentLetter(email = `maya-${newId()}@customer.example`) {
  const { id } = unwrap(
    await api.system((tx) =>
      api.app.get(SendLetter).run(tx, {
        ...{ key: newId(), purpose: 'case-reply', accountId: null, subject: 'Hello', text: 'Hello', automatic: false },
        to: { name: '', email },
      }),
    ),
  );
  const mail = () =>
    api.system((tx) =>
      tx.one<{ key: string; state: string; reason: string }>('SELECT key, state, reason FROM mails WHERE id = $1', [
        id,
      ]),
    );
  await until(async () => (await mail())?.state === 'sent', 'sent');
  const { key } = (await mail())!;
  return { id, key, email, mail, returnTo: `bounce+${key}@bellwether.example` };
}
const suppression = (email: string) =>
  api.system((tx) =>
    tx.one<{ kind: string; reason: string }>('SELECT kind, reason FROM suppressions WHERE address = $1', [email]),
  );
const report = (subject: string, type: string, part: string, more = '') =>
  rawMail(
    {
      From: 'MAILER-DAEMON@mx.example',
      Subject: subject,
      'Content-Type': `multipart/report; report-type=x; boundary=B`,
      'Message-ID': `<${newId()}@mx.example>`,
    },
    `--B\nContent-Type: text/plain\n\nSorry.\n--B\nContent-Type: ${type}\n\n${part}\n${more}--B--\n`,
  );

describe('at the door', () => {
  it('only our addresses are let in, and nobody is relayed for', async () => {
    for (const to of ['somebody@elsewhere.example', 'nobody@bellwether.example', 'bounce+123@bellwether.example'])
      expect(await client.send('maya@customer.example', to, 'x')).toMatch(/^550 5\.1\.1/);
  });

  it('a mail that is too large is refused, and the next one is taken', async () => {
    expect(
      await client.send('m@c.example', 'help@bellwether.example', `Subject: big\r\n\r\n${'x'.repeat(1_200_000)}`),
    ).toMatch(/^552/);
    expect(await client.send('m@c.example', 'help@bellwether.example', rawMail({ Subject: 'small' }))).toMatch(/^250/);
    expect(await handled('small')).toMatchObject({ kind: 'message', outcome: 'something new' });
  });

  it('one host has only so many places, and gives them back', async () => {
    const port = worker.app.get(MailDoor).port!;
    const crowd = await Promise.all(Array.from({ length: 19 }, () => SmtpClient.connect(port)));
    const late = await SmtpClient.connect(port);
    expect(await late.say('NOOP')).toBe('closed');
    for (const each of [...crowd, late]) each.close();
    await until(async () => (await (await SmtpClient.connect(port)).say('NOOP')).startsWith('250'), 'a free place');
  });
});

describe('a mail to a room', () => {
  it('reaches it once, however often it is delivered, with its thread and without what it quotes', async () => {
    const headers = {
      From: 'Maya Ødegård <maya@customer.example>',
      Subject: 'Re: Export',
      'Message-ID': '<a1@customer.example>',
      'In-Reply-To': '<b1@bellwether.example>',
      References: '<a0@customer.example> <b1@bellwether.example>',
    };
    const raw = rawMail(headers, 'It works now.\n\nOn Mon, 2 Nov 2026 at 09:00, Sam <s@n.example> wrote:\n> try again');
    for (let times = 0; times < 3; times += 1)
      expect(await client.send('maya@customer.example', 'Help@bellwether.example', raw)).toMatch(/^250/);
    await handled('Re: Export');
    expect(received.filter(({ subject }) => subject === 'Re: Export')).toMatchObject([
      {
        recipient: 'help@bellwether.example',
        from: { name: 'Maya Ødegård', email: 'maya@customer.example' },
        messageId: '<a1@customer.example>',
        inReplyTo: '<b1@bellwether.example>',
        references: ['<a0@customer.example>', '<b1@bellwether.example>'],
        words: 'It works now.',
        automatic: false,
      },
    ]);
  });

  it('carries what it is about in a sealed address', async () => {
    const id = newId();
    const address = await api.system((tx) => api.app.get(OurAddresses).replyTo(tx, 'thing', id));
    await client.send('maya@customer.example', address, rawMail({ Subject: 'sealed' }));
    expect(await handled('sealed')).toMatchObject({ outcome: `about ${id}` });
  });

  it('over which the room stumbles is tried again, and the next one is handled meanwhile', async () => {
    await client.send('maya@customer.example', 'help@bellwether.example', rawMail({ Subject: 'stumble' }));
    await until(async () => (await rows('stumble'))[0]?.attempts === 1, 'stumbled');
    expect((await rows('stumble'))[0]).toMatchObject({ state: 'received', outcome: 'not now' });
    await client.send('maya@customer.example', 'help@bellwether.example', rawMail({ Subject: 'behind it' }));
    await handled('behind it');
    await api.system((tx) => tx.query(`UPDATE inbound_mails SET next_at = now() WHERE subject = 'stumble'`));
    expect(await handled('stumble')).toMatchObject({ outcome: 'something new' });
  });

  it('is told from what a program answered', async () => {
    await client.send(
      'maya@customer.example',
      'help@bellwether.example',
      rawMail({ Subject: 'away', 'Auto-Submitted': 'auto-replied' }),
    );
    await handled('away');
    expect(received.find(({ subject }) => subject === 'away')).toMatchObject({ automatic: true });
  });
});

describe('what comes back', () => {
  const failed = (email: string, status: string) =>
    `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${email}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status} no\n`;

  it('as a hard bounce makes the mail bounced and the address suppressed; told twice, once', async () => {
    const letter = await sentLetter();
    const raw = report('hard', 'message/delivery-status', failed(letter.email, '5.1.1'));
    await client.send('', letter.returnTo, raw);
    await client.send(
      '',
      letter.returnTo,
      report('hard again', 'message/delivery-status', failed(letter.email, '5.1.1')),
    );
    expect(await handled('hard')).toMatchObject({
      kind: 'delivery report',
      outcome: 'bounced, address suppressed: 5.1.1 550 5.1.1 no',
    });
    expect(await handled('hard again')).toMatchObject({
      outcome: 'already bounced, address suppressed: 5.1.1 550 5.1.1 no',
    });
    expect(await letter.mail()).toMatchObject({ state: 'bounced', reason: '5.1.1 550 5.1.1 no' });
    expect(await suppression(letter.email)).toMatchObject({ kind: 'bounce' });
    await until(
      async () =>
        (
          await api.system((tx) =>
            tx.query(`SELECT 1 FROM events WHERE name = 'mail.bounced' AND subjects @> ARRAY[$1::uuid]`, [letter.id]),
          )
        ).length === 1,
      'mail.bounced told',
    );
  });

  it('as a soft one leaves the address alone, and a delay the mail as well', async () => {
    const letter = await sentLetter();
    await client.send(
      '',
      letter.returnTo,
      report('delay', 'message/delivery-status', 'Action: delayed\nStatus: 4.4.1'),
    );
    await handled('delay');
    expect(await letter.mail()).toMatchObject({ state: 'sent' });
    await client.send('', letter.returnTo, report('full', 'message/delivery-status', failed(letter.email, '5.2.2')));
    await handled('full');
    expect(await letter.mail()).toMatchObject({ state: 'bounced' });
    expect(await suppression(letter.email)).toBeUndefined();
  });

  it('clears up what was unknown', async () => {
    const [arrived, died] = [await sentLetter(), await sentLetter()];
    await api.system((tx) =>
      tx.query(`UPDATE mails SET state = 'unknown', reason = 'no answer' WHERE id = ANY($1)`, [[arrived.id, died.id]]),
    );
    await client.send(
      '',
      arrived.returnTo,
      report('relayed', 'message/delivery-status', 'Action: relayed\nStatus: 2.0.0'),
    );
    await client.send('', died.returnTo, report('died', 'message/delivery-status', failed(died.email, '5.1.1')));
    await handled('relayed');
    await handled('died');
    expect([await arrived.mail(), await died.mail()]).toMatchObject([{ state: 'sent' }, { state: 'bounced' }]);
  });

  it('to a return address from a person is no bounce', async () => {
    const letter = await sentLetter();
    await client.send(letter.email, letter.returnTo, rawMail({ Subject: 'I am away' }, '5.1.1'));
    expect(await handled('I am away')).toMatchObject({ kind: 'message' });
    expect(await letter.mail()).toMatchObject({ state: 'sent' });
  });

  it('as a complaint suppresses who complained, by our own key alone', async () => {
    const letter = await sentLetter();
    const arf = (from: string) =>
      `Feedback-Type: abuse\nUser-Agent: fbl/1\nVersion: 1\nOriginal-Mail-From: <${from}>\nOriginal-Rcpt-To: <${letter.email}>\n`;
    await client.send(
      'fbl@provider.example',
      'fbl@bellwether.example',
      report('made up', 'message/feedback-report', arf(`bounce+${'0'.repeat(32)}@bellwether.example`)),
    );
    expect(await handled('made up')).toMatchObject({ kind: 'complaint', outcome: 'about no mail of ours' });
    expect(await suppression(letter.email)).toBeUndefined();
    await client.send(
      'fbl@provider.example',
      'fbl@bellwether.example',
      report('spam!', 'message/feedback-report', arf(letter.returnTo)),
    );
    expect(await handled('spam!')).toMatchObject({ kind: 'complaint' });
    expect(await suppression(letter.email)).toMatchObject({ kind: 'complaint' });
  });

  it('as a mailed unsubscription needs the token of a mail', async () => {
    const letter = await sentLetter();
    await api.system(async (tx) => {
      await tx.query(`UPDATE mails SET contact_id = gen_random_uuid() WHERE id = $1`, [letter.id]);
      await tx.query(
        `UPDATE mailings SET topic = 'customer-success' WHERE id = (SELECT mailing_id FROM mails WHERE id = $1)`,
        [letter.id],
      );
    });
    const token = await api.system(async (tx) => {
      const row = await tx.one<{ contact: string }>('SELECT contact_id AS contact FROM mails WHERE id = $1', [
        letter.id,
      ]);
      return signLink(
        { current: '1', keys: { 1: await installationSecret(tx) } },
        { purpose: 'unsubscribe', message: letter.id, contact: row!.contact },
      );
    });
    await client.send(letter.email, 'unsubscribe@bellwether.example', rawMail({ Subject: 'stop it' }));
    expect(await handled('stop it')).toMatchObject({
      outcome: 'waits for a person: it does not say which mail it is about',
    });
    await client.send(letter.email, 'unsubscribe@bellwether.example', rawMail({ Subject: token }));
    expect(await handled(token)).toMatchObject({
      kind: 'unsubscription',
      outcome: `${letter.email} gets no more case-reply`,
    });
    expect(
      await api.system((tx) => tx.query('SELECT topic FROM mail_consents WHERE address = $1', [letter.email])),
    ).toEqual([{ topic: 'customer-success' }]);
  });
});
