import fc from 'fast-check';
import { newId } from '#kernel';
import { isAutomatic } from './automatic.js';
import { keyInReport, readComplaint } from './complaint.js';
import { readDeliveryReport, readPlainBounce } from './delivery-report.js';
import { ownWords } from './own-words.js';
import { looksLikeReplyAddress, referenceOf, replyAddress } from './reply-address.js';

const dsn = (...lines: string[]) => ({
  reports: [
    {
      type: 'message/delivery-status',
      text: ['Reporting-MTA: dns; mx.example', 'Arrival-Date: Mon, 2 Nov 2026 08:00:00 +0000', '', ...lines].join(
        '\r\n',
      ),
    },
  ],
});

describe('a delivery report', () => {
  it.each([
    ['5.1.1', '550 5.1.1 <maya@c.example>: no such user', 'dead'],
    ['5.1.2', '550 5.1.2 bad domain', 'dead'],
    ['5.1.10', '556 5.1.10 null MX', 'dead'],
    ['5.2.2', '552 5.2.2 mailbox full', 'failed'],
    ['5.7.1', '550 5.7.1 rejected', 'failed'],
    ['5.0.0', '550-5.1.1 The account does not exist', 'dead'],
    ['5.0.0', '550 something', 'failed'],
  ])('failed with %s and “%s” is %s', (status, said, verdict) => {
    const report = dsn(
      'Final-Recipient: rfc822; maya@c.example',
      'Action: failed',
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${said}`,
    );
    expect(readDeliveryReport(report)).toMatchObject({ verdict, detail: said });
  });

  it('knows the other actions, folded lines, and the recipient that it is asked about', () => {
    expect(readDeliveryReport(dsn('Action: delayed', 'Status: 4.4.1'))).toMatchObject({ verdict: 'delayed' });
    for (const action of ['delivered', 'relayed (to mx2.example)', 'Expanded'])
      expect(readDeliveryReport(dsn(`Action: ${action}`, 'Status: 2.0.0'))).toMatchObject({ verdict: 'delivered' });
    const two = dsn(
      ...['Final-Recipient: rfc822; other@c.example', 'Action: delayed', 'Status: 4.0.0', ''],
      ...[
        'Original-Recipient: rfc822;Maya@C.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp;',
        '  550 5.1.1 gone',
      ],
    );
    expect(readDeliveryReport(two, 'maya@c.example')).toEqual({
      verdict: 'dead',
      status: '5.1.1',
      detail: '550 5.1.1 gone',
    });
    expect(readDeliveryReport(two)).toMatchObject({ verdict: 'delayed' });
    for (const nothing of [dsn(), dsn('Action: nonsense'), { reports: [] }])
      expect(readDeliveryReport(nothing)).toBeNull();
  });

  it('in plain words is judged by the codes that it quotes', () => {
    const plain = (text: string, subject = 'Undelivered Mail Returned to Sender') =>
      readPlainBounce({ text, subject, headers: [] }).verdict;
    expect(plain('Your message could not be delivered.\n550 5.1.1 unknown user')).toBe('dead');
    expect(plain('Your message could not be delivered.\n554 5.7.1 no')).toBe('failed');
    expect(plain('It was 4.4.1 not there', 'Delayed')).toBe('delayed');
    expect(plain('We are still trying', 'Warning: message still undelivered')).toBe('delayed');
    expect(plain('')).toBe('failed');
  });
});

describe('a complaint', () => {
  const report = (text: string) => ({ reports: [{ type: 'message/feedback-report', text }] });
  it('names the return address of our message', () => {
    expect(
      readComplaint(report('Feedback-Type: abuse\r\nVersion: 1\r\nOriginal-Mail-From: <bounce+0a@y.example>\r\n')),
    ).toEqual({ kind: 'abuse', originalSender: 'bounce+0a@y.example' });
    expect(readComplaint(report('Feedback-Type: not-spam'))).toBeNull();
    expect(readComplaint({ reports: [] })).toBeNull();
  });
  it('or carries our key with it', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const part = (type: string, text: string) => keyInReport({ reports: [{ type, text }] }, 'X-Bellwether-Key');
    expect(part('message/rfc822', `Subject: x\r\nX-Bellwether-Key: ${key}\r\n\r\nbody`)).toBe(key);
    expect(part('text/rfc822-headers', `x-bellwether-key: ${key}`)).toBe(key);
    expect(part('message/rfc822', `Subject: x\r\n\r\nX-Bellwether-Key: ${key}`)).toBeNull();
    expect(part('message/rfc822', 'X-Bellwether-Key: nonsense')).toBeNull();
  });
});

it('what a program sent by itself is told from what a person wrote', () => {
  const mail = (subject: string, headers: [string, string][] = []) => ({ subject, headers });
  expect(isAutomatic(mail('Re: Export fails'), 'maya@c.example')).toBe(false);
  expect(isAutomatic(mail('Re: Export fails', [['auto-submitted', 'no']]), 'maya@c.example')).toBe(false);
  for (const header of [
    ['auto-submitted', 'auto-replied'],
    ['x-autoreply', 'yes'],
    ['precedence', 'bulk'],
    ['list-id', '<l>'],
  ])
    expect(isAutomatic(mail('x', [header as [string, string]]), 'maya@c.example')).toBe(true);
  for (const subject of ['Automatic reply: x', 'Out of office: x', 'Abwesenheitsnotiz: x', 'Réponse automatique : x'])
    expect(isAutomatic(mail(subject), 'maya@c.example')).toBe(true);
  expect(isAutomatic(mail('x'), '')).toBe(true);
  expect(isAutomatic(mail('x'), 'MAILER-DAEMON@mx.example')).toBe(true);
});

describe('the words of an answer', () => {
  it.each([
    [
      'It works now, thank you!\n\nOn Mon, 2 Nov 2026 at 09:00, Sam Agent <s@n.example> wrote:\n> try again',
      'It works now, thank you!',
    ],
    ['Danke!\n\nAm 02.11.2026 um 09:00 schrieb Sam Agent <s@n.example>:\n> try again', 'Danke!'],
    ['No.\n\nOn Mon, 2 Nov 2026 at 09:00, Sam Agent <support@northwind.example>\nwrote:\n> try again', 'No.'],
    ['No.\n\nFrom: Sam Agent\nSent: Monday\nTo: Maya\nSubject: x\n\ntry again', 'No.'],
    ['No.\n\n-----Original Message-----\nFrom: Sam', 'No.'],
    ['No.\n> try again\n> please\n', 'No.'],
    ['> does it work?\nyes\n> really?\nyes, really', '> does it work?\nyes\n> really?\nyes, really'],
    ['On Mon, Sam wrote:\n> does it work?\nyes', 'On Mon, Sam wrote:\nyes'],
    ['From: the beginning it failed.\nThen it did not.', 'From: the beginning it failed.\nThen it did not.'],
  ])('%j are %j', (text, words) => expect(ownWords(text)).toBe(words));

  it('take little time whatever the text is', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => ownWords(text).length <= text.length));
    for (const line of ['> a\n', 'On \n', 'From: a\n', 'On '.repeat(60) + '\n'])
      ownWords(line.repeat(200_000 / line.length) + 'x');
  });
});

it('a reply address gives its id back, in any case, and nothing to who makes one up', () => {
  fc.assert(
    fc.property(
      fc.constant(null).map(() => newId()),
      fc.boolean(),
      (id, upper) => {
        const address = replyAddress('secret', 'case', id, 'n.example');
        expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
        expect(referenceOf('secret', 'case', upper ? address.toUpperCase() : address)).toBe(id);
        expect(looksLikeReplyAddress(address, 'case')).toBe(true);
        expect(referenceOf('other', 'case', address)).toBeNull();
        expect(referenceOf('secret', 'task', address)).toBeNull();
        expect(
          referenceOf(
            'secret',
            'case',
            address.replace(/[0-9a-f]@/, (end) => (end[0] === '0' ? '1@' : '0@')),
          ),
        ).toBeNull();
      },
    ),
  );
  for (const nonsense of ['', '@', 'case+@n.example', 'case+1.2@n.example'])
    expect(referenceOf('s', 'case', nonsense)).toBeNull();
});
