// Replies: a real mail in the same thread, once, to the right address; the help desk's copy; what is shown of it.
import { rm } from 'node:fs/promises';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { rawMail, SmtpClient } from '../support/smtp-client.js';
import { until } from '../support/until.js';
import { SaveAccounts, SaveContacts } from '#accounts';
import { ReceiveMessages } from '#cases';
import { MailDoor } from '#inbound/jobs';
import { newId } from '#kernel';

const FOLDER = '/tmp/bellwether-replies-spec';
let api: TestApi;
let worker: TestWorker;
let admin: Person;
let account: string;
let door: SmtpClient;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_DATA_DIR: FOLDER, BELLWETHER_MAIL_FROM: 'Harbour <support@harbour.example>' });
  worker = await startWorker(api.config, api.clock);
  door = await SmtpClient.connect(worker.app.get(MailDoor).port!);
  admin = await api.person('admin', 'Ada Winter');
  account = newId();
  await api.system(async (tx) => {
    await api.app.get(SaveAccounts).run(tx, [{ id: account, name: 'Wool Ltd', at: api.clock.now() }], 'live');
    await api.app.get(SaveContacts).run(
      tx,
      [
        {
          id: newId(),
          accountId: account,
          email: 'wanda@wool.example',
          firstName: 'Wanda',
          lastName: 'Wøol',
          at: api.clock.now(),
        },
      ],
      'live',
    );
  });
});
afterAll(async () => {
  door.close();
  await worker.close();
  await api.close();
  await rm(FOLDER, { recursive: true, force: true });
});

interface Mail {
  text: string;
  subject: string;
  recipients: string[];
  headers: { name: string; value: string }[];
}
const header = ({ headers }: Mail, name: string): string | undefined =>
  headers.find((each) => each.name.toLowerCase() === name)?.value.replace(/\s+/g, ' ');
const mailsTo = (address: string) =>
  api.system((tx) =>
    tx.query<Mail>(
      'SELECT text, subject, recipients, headers FROM caught_mails WHERE $1 = ANY(recipients) ORDER BY caught_at',
      [address],
    ),
  );
async function caught(address: string, count: number): Promise<Mail[]> {
  await until(async () => (await mailsTo(address)).length >= count, `${count} mails to ${address}`);
  return mailsTo(address);
}

async function open(source: string, email = 'wanda@wool.example'): Promise<{ id: string; externalId: string }> {
  const externalId = `C${Math.random().toString(36).slice(2, 10)}`;
  await admin.ask(`mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename } }`, {
    cases: [
      {
        source,
        externalId,
        subject: 'RE: Export fails',
        contactEmail: email,
        openedAt: '2026-03-10T08:00:00Z',
        messages: [{ externalId: newId(), direction: 'inbound', body: 'It fails', sentAt: '2026-03-11T08:00:00Z' }],
      },
    ],
  });
  const found = await admin.ask<{ cases: { nodes: { id: string }[] } }>(
    'query ($search: String) { cases(filter: { search: $search }) { nodes { id } } }',
    { search: externalId },
  );
  return { id: found.data.cases.nodes[0]?.id ?? '', externalId };
}
async function reply(id: string, input: object): Promise<string> {
  const answer = await admin.ask<{ result: { __typename: string; code?: string } }>(
    'mutation ($id: ID!, $input: ReplyInput!) { result: replyToCase(id: $id, input: $input) { __typename ... on Refused { code } } }',
    { id, input },
  );
  return answer.data.result.code ?? answer.data.result.__typename;
}
const show = async (id: string) =>
  (
    await admin.ask<{
      case: {
        state: string;
        pendingOurReply: boolean;
        messages: { nodes: { body: string; mail: { state: string } | null; inSource: boolean | null }[] };
      };
    }>(
      'query ($id: ID!) { case(id: $id) { state pendingOurReply messages { nodes { body inSource mail { state } } } } }',
      { id },
    )
  ).data.case;

describe('a reply to a case that we keep', () => {
  it('goes out once, in the thread, and the answer comes back to the case’s own address', async () => {
    const { id } = await open('mail');
    await api.system((tx) =>
      api.app.get(ReceiveMessages).run(
        tx,
        [
          {
            caseId: id,
            source: 'mail',
            externalId: '<first@wool.example>',
            mailId: '<first@wool.example>',
            direction: 'inbound',
            body: 'Still fails',
            sentAt: new Date('2026-03-11T08:30:00Z'),
          },
        ],
        'live',
      ),
    );
    const input = { body: 'Dear Wanda,\n\nplease try again – it works now.', key: 'one', then: 'pending' };
    expect(await Promise.all([reply(id, input), reply(id, input)])).toEqual(['Case', 'Case']);
    const [mail] = await caught('wanda@wool.example', 1);
    if (!mail) throw new Error('no mail');
    expect(mail.text.trim()).toBe('Dear Wanda,\n\nplease try again – it works now.');
    expect(mail.subject).toBe('Re: Export fails');
    expect(header(mail, 'from')).toContain('support@harbour.example');
    expect(header(mail, 'reply-to')).toMatch(
      new RegExp(`case\\+${id.replaceAll('-', '')}\\.[0-9a-f]{16}@harbour\\.example`),
    );
    expect(header(mail, 'in-reply-to')).toBe('<first@wool.example>');
    expect(header(mail, 'list-unsubscribe')).toBeUndefined();
    await until(async () => (await show(id)).messages.nodes.at(-1)?.mail?.state === 'sent', 'the reply is sent');
    const shown = await show(id);
    expect(shown).toMatchObject({ state: 'pending', pendingOurReply: false });
    expect(shown.messages.nodes.map(({ inSource }) => inSource)).toEqual([null, null, null]);
    expect(await mailsTo('wanda@wool.example')).toHaveLength(1);

    expect(await reply(id, { body: 'And one more thing', key: 'two' })).toBe('Case');
    const second = (await caught('wanda@wool.example', 2)).at(-1);
    if (!second) throw new Error('no second mail');
    expect(header(second, 'references')).toBe(`<first@wool.example> ${header(mail, 'message-id')}`);
    expect(header(second, 'in-reply-to')).toBe(header(mail, 'message-id'));
  });

  it('needs words and an address', async () => {
    const { id } = await open('mail', '');
    expect(await reply(id, { body: '  ' })).toBe('MESSAGE_EMPTY');
    expect(await reply(id, { body: 'Hello' })).toBe('REPLY_NO_ADDRESS');
    expect((await show(id)).messages.nodes).toHaveLength(1);
  });
});

describe('a reply to a case that a help desk keeps', () => {
  it('goes with the ticket’s address as Reply-To and a copy there, and is not yet in the source until it comes back', async () => {
    const save = (ticketAddress: string) =>
      admin.ask<{ saveHelpDesk: { id: string } | null }>(
        'mutation ($input: HelpDeskInput!) { saveHelpDesk(input: $input) { id } }',
        { input: { source: 'zen', ticketAddress } },
      );
    expect((await save('support@zen.example')).errors?.[0]?.extensions.code).toBe('TICKET_ADDRESS_PLACE');
    expect((await save('support+{id}@zen.example')).data.saveHelpDesk).toEqual({ id: 'zen' });
    const { id, externalId } = await open('zen');
    expect(await reply(id, { body: 'We fix it.', then: 'resolved' })).toBe('CASE_KEPT_ELSEWHERE');
    expect(await reply(id, { body: 'We fix it.' })).toBe('Case');
    const ticket = `support+${externalId}@zen.example`.toLowerCase();
    const [copy] = await caught(ticket, 1);
    expect(copy?.text.trim()).toBe('We fix it.');
    const mail = (await caught('wanda@wool.example', 3)).find(({ text }) => text.trim() === 'We fix it.');
    expect(mail && header(mail, 'reply-to')?.toLowerCase()).toContain(ticket);
    expect((await show(id)).messages.nodes.at(-1)?.inSource).toBe(false);
    await admin.ask(`mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename } }`, {
      cases: [
        {
          source: 'zen',
          externalId,
          messages: [
            {
              externalId: 'z1',
              direction: 'outbound',
              body: 'We fix it.\n\n--\nHarbour',
              sentAt: '2026-03-11T09:01:00Z',
            },
          ],
        },
      ],
    });
    const shown = await show(id);
    expect(shown.messages.nodes).toHaveLength(2);
    expect(shown.messages.nodes.at(-1)).toMatchObject({ inSource: true, body: 'We fix it.' });
  });
});

describe('a mail that comes in', () => {
  const outcome = async (subject: string) => {
    const rows = () =>
      api.system((tx) =>
        tx.query<{ outcome: string }>(
          `SELECT outcome FROM inbound_mails WHERE subject = $1 AND state = 'handled' ORDER BY received_at`,
          [subject],
        ),
      );
    await until(async () => (await rows()).length > 0, `${subject} is handled`);
    return (await rows()).at(-1)?.outcome ?? '';
  };
  const write = (from: string, to: string, subject: string, body: string, more: Record<string, string> = {}) => {
    api.clock.advance(1_000);
    return door.send(
      from,
      to,
      rawMail({ From: from, To: to, Subject: subject, 'Message-ID': `<${newId()}@wool.example>`, ...more }, body),
    );
  };
  const lastOf = async (id: string) =>
    (
      await admin.ask<{
        case: {
          state: string;
          reopenCount: number;
          pendingOurReply: boolean;
          messages: { nodes: Record<string, unknown>[] };
        };
      }>(
        'query ($id: ID!) { case(id: $id) { state reopenCount pendingOurReply messages { nodes { direction body authorEmail automatic stranger } } } }',
        { id },
      )
    ).data.case;

  async function answered(): Promise<{ id: string; replyTo: string; messageId: string }> {
    const { id } = await open('mail');
    const before = (await mailsTo('wanda@wool.example')).length;
    await reply(id, { body: 'Please try again.', then: 'resolved' });
    const mail = (await caught('wanda@wool.example', before + 1)).at(-1);
    if (!mail) throw new Error('no mail');
    const replyTo = /case\+[^@>]+@harbour\.example/.exec(header(mail, 'reply-to') ?? '')?.[0] ?? '';
    return { id, replyTo, messageId: header(mail, 'message-id') ?? '' };
  }

  it('lands in the case that it answers, wakes it, and counts once', async () => {
    const { id, replyTo } = await answered();
    const mail = { 'Message-ID': '<twice@wool.example>' };
    const body = 'Still fails.\n\nOn Monday you wrote:\n> Please try again.';
    expect(await write('wanda@wool.example', replyTo, 'Answer one', body, mail)).toMatch(/^250/);
    expect(await outcome('Answer one')).toMatch(/^in case/);
    expect(
      await write('wanda@wool.example', 'support@harbour.example', 'Answer one again', body, {
        ...mail,
        'In-Reply-To': '<x@y.example>',
        References: '<twice@wool.example>',
      }),
    ).toMatch(/^250/);
    expect(await outcome('Answer one again')).toMatch(/already$/);
    const shown = await lastOf(id);
    expect(shown).toMatchObject({ state: 'open', reopenCount: 1, pendingOurReply: true });
    expect(shown.messages.nodes.slice(-2)).toEqual([
      expect.objectContaining({ direction: 'outbound' }),
      {
        direction: 'inbound',
        body: 'Still fails.',
        authorEmail: 'wanda@wool.example',
        automatic: false,
        stranger: false,
      },
    ]);
  });

  it('finds its case by what it answers, and marks machines and strangers', async () => {
    const { id, messageId } = await answered();
    await write('wanda@wool.example', 'support@harbour.example', 'Out of office', 'I am away until Monday.', {
      'In-Reply-To': messageId,
      'Auto-Submitted': 'auto-replied',
    });
    await outcome('Out of office');
    expect(await lastOf(id)).toMatchObject({ state: 'resolved', pendingOurReply: false });
    await write('mallory@elsewhere.example', 'support@harbour.example', 'Me too', 'Send me the password.', {
      References: messageId,
    });
    expect(await outcome('Me too')).toMatch(/no contact of the account$/);
    await write(`${admin.id}@staff.example`, 'support@harbour.example', 'From a colleague', 'I know them.', {
      References: messageId,
    });
    await outcome('From a colleague');
    const nodes = (await lastOf(id)).messages.nodes;
    expect(nodes.slice(-3)).toEqual([
      expect.objectContaining({ direction: 'inbound', automatic: true }),
      expect.objectContaining({ direction: 'inbound', stranger: true, automatic: false }),
      expect.objectContaining({ direction: 'note', stranger: false }),
    ]);
  });

  it('opens a case when it is new, for the account of its writer, but not for a machine', async () => {
    await write('wanda@wool.example', 'support@harbour.example', 'Login fails', 'Nobody can log in.');
    expect(await outcome('Login fails')).toMatch(/^in case C-\d+$/);
    const found = await admin.ask<{ cases: { nodes: object[] } }>(
      '{ cases(filter: { search: "Login fails" }) { nodes { source state account { name } contact { email } messages { nodes { body } } } } }',
    );
    expect(found.data.cases.nodes).toEqual([
      {
        source: 'mail',
        state: 'open',
        account: { name: 'Wool Ltd' },
        contact: { email: 'wanda@wool.example' },
        messages: { nodes: [{ body: 'Nobody can log in.' }] },
      },
    ]);
    await write('robot@wool.example', 'support@harbour.example', 'Nightly report', 'All is well.', {
      'Auto-Submitted': 'auto-generated',
    });
    expect(await outcome('Nightly report')).toMatch(/none was opened$/);
    const forged = `case+${'0'.repeat(32)}.${'0'.repeat(16)}@harbour.example`;
    await write('wanda@wool.example', forged, 'Forged', 'Let me in');
    expect(await outcome('Forged')).toBe('about a case that is no longer here');
  });
});
