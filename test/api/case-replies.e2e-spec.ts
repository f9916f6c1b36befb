// Replies: a real mail in the same thread, once, to the right address; the help desk's copy; what is shown of it.
import { rm } from 'node:fs/promises';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { SaveAccounts, SaveContacts } from '#accounts';
import { ReceiveMessages } from '#cases';
import { newId } from '#kernel';

const FOLDER = '/tmp/bellwether-replies-spec';
let api: TestApi;
let worker: TestWorker;
let admin: Person;
let account: string;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_DATA_DIR: FOLDER, BELLWETHER_MAIL_FROM: 'Harbour <support@harbour.example>' });
  worker = await startWorker(api.config, api.clock);
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
    expect(header(mail, 'reply-to')).toContain(`case+${id.replaceAll('-', '')}@harbour.example`);
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
