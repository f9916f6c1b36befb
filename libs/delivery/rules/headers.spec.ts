import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { validateAddress, type MailAddress } from './address.js';
import { campaignHeaders, renderHeaders, type CampaignMail } from './headers.js';
import { senderOf } from './sender.js';

const address = (text: string): MailAddress => {
  const checked = validateAddress(text);
  if (!checked.ok) throw new Error(`${text}: ${checked.error.message}`);
  return checked.value;
};

const dana = { name: 'Dana Reyes', address: address('dana@northwind.example') };
const mail: CampaignMail = {
  from: dana,
  replyTo: dana,
  to: { name: 'Ada Lovelace', address: address('ada@customer.example') },
  subject: 'This is what you have accomplished so far',
  date: new Date('2026-11-02T09:30:00Z'),
  messageId: '<0123@mail.northwind.example>',
  key: '0123',
  list: { name: 'Progress reports', id: 'progress-status.mail.northwind.example' },
  unsubscribe: {
    url: 'https://app.northwind.example/u/token',
    mailbox: address('unsubscribe@mail.northwind.example'),
    token: 't.1',
  },
};

const render = (changes: Partial<CampaignMail>) => {
  const fields = campaignHeaders({ ...mail, ...changes });
  return fields.ok ? renderHeaders(fields.value) : fields;
};
const parse = (headers: string) => PostalMime.parse(`${headers}\r\nbody\r\n`);

const NAMES =
  'from reply-to to subject date message-id list-id list-unsubscribe list-unsubscribe-post x-bellwether-key';

describe('headers of a campaign mail', () => {
  it('are all there, and read back as they were meant', async () => {
    const rendered = render({});
    expect(rendered).toMatchObject({ ok: true });
    const parsed = await parse(rendered.ok ? rendered.value : '');
    expect(parsed).toMatchObject({
      from: { name: 'Dana Reyes', address: 'dana@northwind.example' },
      to: [{ name: 'Ada Lovelace', address: 'ada@customer.example' }],
      subject: mail.subject,
      messageId: '<0123@mail.northwind.example>',
      date: '2026-11-02T09:30:00.000Z',
    });
    const header = (key: string) => parsed.headers.find((one) => one.key === key)?.value;
    expect(parsed.headers.map(({ key }) => key).join(' ')).toBe(NAMES);
    expect(header('list-unsubscribe')).toBe(
      '<https://app.northwind.example/u/token>, <mailto:unsubscribe@mail.northwind.example?subject=t.1>',
    );
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('list-id')).toBe('"Progress reports" <progress-status.mail.northwind.example>');
  });

  it('come from the CSM, or from the company where an account has none', () => {
    const company = { name: 'Northwind', address: address('success@northwind.example') };
    expect(senderOf('csm', company, dana)).toEqual({ from: dana, replyTo: dana });
    expect(senderOf('csm', company, null).from).toBe(company);
    expect(senderOf('company', company, dana).replyTo).toBe(company);
  });

  it.each([
    ['a line end', 'Hello\r\nBcc: victim@example.com'],
    ['a bare line feed', 'Hello\nBcc: x'],
    ['a bare carriage return', 'Hello\rBcc: x'],
    ['a NUL', 'Hello\u0000'],
    ['a line separator', 'Hello\u2028Bcc: x'],
    ['half a character', 'Hello \ud83d'],
  ])('refuse a subject with %s', (_, subject) => {
    expect(render({ subject })).toMatchObject({ ok: false, error: { code: 'HEADER_UNSAFE' } });
    expect(render({ to: { ...mail.to, name: subject } })).toMatchObject({
      ok: false,
      error: { code: 'HEADER_UNSAFE' },
    });
  });

  it('refuse an empty subject, one that is too long, and an unsubscribe page without https', () => {
    expect(render({ subject: ' ' })).toMatchObject({ error: { code: 'SUBJECT_EMPTY' } });
    expect(render({ subject: 'x'.repeat(999) })).toMatchObject({ error: { code: 'HEADER_TOO_LONG' } });
    const withUrl = (url: string) => render({ unsubscribe: { ...mail.unsubscribe, url } });
    for (const url of ['http://app.example/u', 'javascript:alert(1)', 'https://a.example/\r\nBcc: x', 'nonsense'])
      expect(withUrl(url)).toMatchObject({ error: { code: 'UNSUBSCRIBE_NOT_HTTPS' } });
    expect(withUrl('http://localhost:3000/u/t')).toMatchObject({ ok: true });
    expect(withUrl(`https://a.example/${'x'.repeat(1000)}`)).toMatchObject({ error: { code: 'HEADER_TOO_LONG' } });
  });

  it('let no other header through, whoever made the field', () => {
    for (const value of ['a\nb', 'a\r\nBcc: x', 'a\r\n \r\n b', 'é', '', 'a\r\n\r\nbody'])
      expect(renderHeaders([{ name: 'Subject', value }])).toMatchObject({ error: { code: 'HEADER_UNSAFE' } });
    expect(renderHeaders([{ name: 'Bcc: x\r\nSubject', value: 'a' }])).toMatchObject({
      error: { code: 'HEADER_UNSAFE' },
    });
  });
});

const nasty = fc.constantFrom(
  ...[
    '\r\n',
    '\n',
    '\r',
    '\u0000',
    '\t',
    ' ',
    '  ',
    '\u2028',
    '\u0085',
    'Bcc: a@b.example',
    '\r\nBcc: a@b.example',
    '=?',
    '?=',
  ],
  ...[
    '=?UTF-8?Q?=0D=0ABcc:_x?=',
    '<',
    '>',
    '"',
    '\\',
    ',',
    ';',
    ':',
    '@',
    '(',
    ')',
    '.',
    '..',
    '%0d%0a',
    'é',
    'ß',
    '日本語',
    '🎉',
  ],
  ...['\ud83d', '\u202e', 'ada', 'x'.repeat(80), 'word '.repeat(30), 'customer.example', '[127.0.0.1]', '!%', 'xn--'],
);
const hostile = fc.array(fc.oneof({ weight: 3, arbitrary: nasty }, fc.string({ unit: 'binary', maxLength: 12 })), {
  maxLength: 8,
});
const hostileText = hostile.map((parts) => parts.join(''));
const hostileAddress = fc.oneof(
  hostileText,
  fc.tuple(hostileText, hostileText).map(([local, domain]) => `${local}@${domain}`),
  fc.tuple(fc.emailAddress(), nasty, fc.nat(40)).map(([text, bad, at]) => text.slice(0, at) + bad + text.slice(at)),
);

describe('10,000 hostile subjects, names and addresses', () => {
  it('are refused, or arrive as that subject and that one recipient in headers that are ours', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, hostileAddress, async (subject, name, text) => {
        const checked = validateAddress(text);
        const to = { name, address: checked.ok ? checked.value : mail.to.address };
        const rendered = render({ subject, to });
        if (!rendered.ok) return expect(rendered.error.code).toMatch(/^(HEADER_UNSAFE|HEADER_TOO_LONG|SUBJECT_EMPTY)$/);
        sent += 1;
        expect(rendered.value).toMatch(/^(?:[\x20-\x7e]{1,998}\r\n)+$/);
        const parsed = await parse(rendered.value);
        expect(parsed.headers.map(({ key }) => key).join(' ')).toBe(NAMES);
        expect(parsed.text?.trim()).toBe('body');
        expect(parsed.to).toEqual([{ name: name.trim(), address: to.address.address }]);
        expect(parsed.subject).toBe(subject);
      }),
      { numRuns: 10_000 },
    );
    expect(sent).toBeGreaterThan(500);
  });
});

describe('addresses', () => {
  it.each(['ada@customer.example', "o'brien+news@mail.co.uk", 'a@b.co', `${'x'.repeat(64)}@customer.example`])(
    '%s is taken',
    (text) => {
      expect(validateAddress(text)).toMatchObject({ ok: true, value: { address: text } });
    },
  );

  it('come back with a domain in lower case and in ASCII', () => {
    expect(validateAddress('Ada@Customer.EXAMPLE')).toMatchObject({
      value: { local: 'Ada', domain: 'customer.example' },
    });
    expect(validateAddress('ada@bücher.example')).toMatchObject({ value: { address: 'ada@xn--bcher-kva.example' } });
  });

  it.each([
    ...['', '@', 'ada', 'ada@', '@customer.example', 'ada@localhost', 'ada@customer..example', '.ada@customer.example'],
    ...[
      'a..b@customer.example',
      'ada@-x.example',
      'ada@[127.0.0.1]',
      'ada@127.0.0.1',
      '"a b"@customer.example',
      'a b@customer.example',
    ],
    ...[
      'ada@customer.example, eve@evil.example',
      'eve@evil.example>\r\nRCPT TO:<x@y.example',
      '<ada@customer.example>',
      'a@b@c.example',
    ],
    ...[
      'ada@cus\ttomer.example',
      'ada@customer.example\n',
      'ada@customer%2eexample',
      'ädä@customer.example',
      'ada@customer.example.',
    ],
    ...[
      `${'x'.repeat(65)}@customer.example`,
      `a@${'b'.repeat(64)}.example`,
      `a@${'bcd.'.repeat(70)}example`,
      'ada@x.example/y',
    ],
  ])('%j is refused', (text) => {
    expect(validateAddress(text)).toMatchObject({ ok: false, error: { code: 'ADDRESS_INVALID' } });
  });
});
