// Mails written for one person: answers in cases, alerts, briefs. On their way exactly if what caused them is committed, and once.
import { rm } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import { startApi, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { SendLetter, type NewLetter } from '#delivery';
import { MailClock } from '#delivery/jobs';
import { newId, unwrap } from '#kernel';

const FOLDER = '/tmp/bellwether-letters-spec';
let api: TestApi;
let worker: TestWorker;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_DATA_DIR: FOLDER });
  worker = await startWorker(api.config, api.clock);
});
afterAll(async () => {
  await worker.close();
  await api.close();
  await rm(FOLDER, { recursive: true, force: true });
});

const answer = (more: Partial<NewLetter> = {}): NewLetter => ({
  key: `reply:${newId()}`,
  purpose: 'case-reply',
  to: { name: 'Maya Ødegård', email: 'maya@customer.example' },
  accountId: null,
  from: { name: 'Sam Agent', email: 'support@bellwether.example' },
  replyTo: { name: 'Support', email: 'case+123@bellwether.example' },
  subject: 'Re: Export fails',
  text: 'Hello Maya,\n\nplease try again.',
  html: '<p>Hello Maya,</p><p>please try again.</p>',
  thread: { inReplyTo: '<first@customer.example>', references: ['<first@customer.example>', 'not an id\r\nX-Evil: 1'] },
  automatic: false,
  ...more,
});
const send = (letter: NewLetter) => api.system((tx) => api.app.get(SendLetter).run(tx, letter));
const caught = async (messageId: string) => {
  const find = () =>
    api.system((tx) =>
      tx.query<{ raw: Buffer }>(
        `SELECT raw FROM caught_mails WHERE EXISTS (SELECT 1 FROM jsonb_array_elements(headers) h
           WHERE h->>'name' ILIKE 'message-id' AND h->>'value' = $1)`,
        [messageId],
      ),
    );
  await until(async () => (await find()).length > 0, `a mail ${messageId}`);
  return find();
};
const stateOf = (id: string) =>
  api.system((tx) => tx.one<{ state: string }>('SELECT state FROM mails WHERE id = $1', [id]));

describe('a letter', () => {
  it('goes out once with its thread, its people, both parts, and no header of a campaign', async () => {
    const letter = answer();
    const sent = unwrap(await send(letter));
    const again = unwrap(await send(letter));
    expect(again).toEqual(sent);
    const found = await caught(sent.messageId);
    expect(found).toHaveLength(1);
    const mail = await PostalMime.parse(found[0]!.raw);
    expect(mail).toMatchObject({
      subject: 'Re: Export fails',
      from: { name: 'Sam Agent', address: 'support@bellwether.example' },
      to: [{ name: 'Maya Ødegård', address: 'maya@customer.example' }],
      replyTo: [{ name: 'Support', address: 'case+123@bellwether.example' }],
      inReplyTo: '<first@customer.example>',
      references: '<first@customer.example>',
    });
    expect(mail.text).toContain('please try again.');
    expect(mail.html).toContain('<p>please try again.</p>');
    const names = mail.headers.map(({ key }) => key);
    for (const name of ['list-unsubscribe', 'list-id', 'auto-submitted', 'x-evil']) expect(names).not.toContain(name);
    await until(async () => (await stateOf(sent.id))?.state === 'sent', 'sent');
  });

  it('that nobody wrote says so, and needs no HTML', async () => {
    const sent = unwrap(await send(answer({ purpose: 'alert', automatic: true, html: null, thread: undefined })));
    const [found] = await caught(sent.messageId);
    const mail = await PostalMime.parse(found!.raw);
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    expect(mail.html).toBeUndefined();
    expect(mail.text).toContain('please try again.');
  });

  it('is planned by who may not see mails, and not where what caused it is taken back', async () => {
    const agent = await api.person('agent');
    const sent = unwrap(await api.as(agent, (tx) => api.app.get(SendLetter).run(tx, answer())));
    await until(async () => (await stateOf(sent.id))?.state === 'sent', 'sent');
    let undone = '';
    await expect(
      api.system(async (tx) => {
        undone = unwrap(await api.app.get(SendLetter).run(tx, answer())).id;
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    expect(await stateOf(undone)).toBeUndefined();
  });

  it('is refused while its writer is there to hear why', async () => {
    const refused: [Partial<NewLetter>, string][] = [
      [{ to: { name: '', email: 'a@b@c' } }, 'ADDRESS_INVALID'],
      [{ subject: 'Hi\r\nBcc: all@example.com' }, 'HEADER_UNSAFE'],
      [{ from: { name: 'Sam\nX: 1', email: 'support@bellwether.example' } }, 'HEADER_UNSAFE'],
      [{ subject: ' ' }, 'SUBJECT_EMPTY'],
      [{ text: ' ' }, 'LETTER_EMPTY'],
      [{ text: 'x'.repeat(600_000) }, 'LETTER_TOO_LARGE'],
      [{ key: '' }, 'LETTER_KEY'],
    ];
    for (const [more, code] of refused) expect(await send(answer(more))).toMatchObject({ error: { code } });
  });

  it('does not go to a dead address; who complained about campaigns still gets an answer', async () => {
    await api.system((tx) =>
      tx.query(
        `INSERT INTO suppressions (id, address, reason, kind, created_at) VALUES
           (gen_random_uuid(), 'dead@customer.example', 'bounced: 550', 'bounce', now()),
           (gen_random_uuid(), 'cross@customer.example', 'complained', 'complaint', now())`,
      ),
    );
    const to = (email: string) => ({ to: { name: '', email } });
    const dead = unwrap(await send(answer(to('dead@customer.example'))));
    const cross = unwrap(await send(answer(to('Cross@customer.example'))));
    await until(async () => (await stateOf(cross.id))?.state === 'sent', 'sent');
    await until(async () => (await stateOf(dead.id))?.state === 'suppressed', 'suppressed');
  });

  it('that is old after a long silence waits for a person; a standing mailing without old letters does not stop', async () => {
    const admin = await api.person('admin');
    const silence = async () => {
      await api.system((tx) => tx.query(`UPDATE mail_engine SET seen_at = now() - interval '2 hours'`));
      await worker.app.get(MailClock).tick();
      await worker.app.get(MailClock).tick();
    };
    const paused = async () =>
      (
        await admin.ask<{ pausedMailings: { id: string; name: string }[] }>(
          '{ pausedMailings { id name pauseReason } }',
        )
      ).data.pausedMailings;
    api.clock.advance(7_200_000);
    await silence();
    expect(await paused()).toEqual([]);
    const old = unwrap(await send(answer({ purpose: 'brief' })));
    await api.system((tx) =>
      tx.query(`UPDATE mails SET state = 'deferred', next_at = $2, planned_at = $3 WHERE id = $1`, [
        ...[old.id, new Date(api.clock.now().getTime() + 3_600_000), new Date(api.clock.now().getTime() - 7_200_000)],
      ]),
    );
    await api.system((tx) =>
      tx.query(`UPDATE mailings SET launched_at = $1 WHERE name = 'brief'`, [
        new Date(api.clock.now().getTime() - 7_200_000),
      ]),
    );
    await silence();
    expect(await paused()).toMatchObject([{ name: 'brief' }]);
    const [brief] = await paused();
    await admin.ask(`mutation { resumeMailing(id: "${brief!.id}") { id } }`);
    expect(await paused()).toEqual([]);
  });
});
