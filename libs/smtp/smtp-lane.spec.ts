import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tlsDefaults from 'smtp-server/lib/tls-options';
import { unwrap } from '#kernel';
import { deafPort, FaultServer, type FaultServerOptions } from '../../test/faults/smtp/fault-server.js';
import { either, fault, type Act, type Moment } from '../../test/faults/smtp/script.js';
import { readSink } from '../../test/faults/smtp/sink.js';
import { classify } from '#delivery/rules';
import { SmtpLane, type LaneOptions, type LaneTimeouts } from './smtp-lane.js';
import { parseSmtpUrl, parseSmtpUrls, type SmtpTarget } from './smtp-url.js';

const envelope = { from: 'bounce+0123@mail.northwind.example', to: 'ada@customer.example' };
const message = (key = '0123', padding = '') =>
  Buffer.from(`X-Bellwether-Key: ${key}\r\nSubject: Hi\r\n\r\nHello\r\n.dots\r\n..\r\n${padding}`);
// More than the buffers of two sockets hold, so that its end can't leave while nobody reads.
const HUGE = message('0123', `${'x'.repeat(70)}\r\n`.repeat(180_000));

const timeouts: LaneTimeouts = { connect: 5_000, handOver: 5_000, reply: 5_000 };

/** Waits short only for what the server will not do, so that a busy machine changes no outcome. */
function patienceFor(at: Moment, { then }: Act): LaneTimeouts {
  if (then !== 'stall') return timeouts;
  const waitsFor = at === 'dot' ? 'reply' : ['greeting', 'ehlo', 'auth'].includes(at) ? 'connect' : 'handOver';
  return { ...timeouts, [waitsFor]: 300 };
}

const local = (port: number): SmtpTarget => ({
  host: '127.0.0.1',
  port,
  secure: false,
  startTls: 'never',
  verifyCertificate: false,
  auth: null,
  rate: null,
  provider: null,
});

const servers: FaultServer[] = [];
const lanes: SmtpLane[] = [];

async function meet(options: FaultServerOptions, target: Partial<SmtpTarget> = {}, lane: Partial<LaneOptions> = {}) {
  const server = await FaultServer.start(options);
  const made = new SmtpLane({ target: { ...local(server.port), ...target }, timeouts, ...lane });
  servers.push(server);
  lanes.push(made);
  return { server, lane: made };
}

afterEach(async () => {
  for (const lane of lanes.splice(0)) await lane.close();
  for (const server of servers.splice(0)) await server.close();
});

type Row = readonly [name: string, at: Moment, act: Act, to: string, reason: string, accepted?: number];

/** The table of what the server says and what follows, row by row. */
const ROWS: readonly Row[] = [
  ['no greeting', 'greeting', { then: 'stall' }, 'deferred', 'host unreachable'],
  ['hangs up instead of greeting', 'greeting', { then: 'drop' }, 'deferred', 'host unreachable'],
  ['greets with 421', 'greeting', { say: '421 4.3.2 too busy', then: 'drop' }, 'deferred', 'host unreachable'],
  ['greets with 554', 'greeting', { say: '554 no mail for you', then: 'drop' }, 'queued', 'sender problem'],
  ['greets with nonsense', 'greeting', { say: 'hello' }, 'deferred', 'host unreachable'],
  ['stalls at EHLO', 'ehlo', { then: 'stall' }, 'deferred', 'host unreachable'],
  ['drops at EHLO', 'ehlo', { then: 'drop' }, 'deferred', 'host unreachable'],
  ['drops at MAIL', 'mail', { then: 'drop' }, 'deferred', 'interrupted'],
  ['resets at MAIL', 'mail', { then: 'reset' }, 'deferred', 'interrupted'],
  ['stalls at MAIL', 'mail', { then: 'stall' }, 'deferred', 'interrupted'],
  ['drops at RCPT', 'rcpt', { then: 'drop' }, 'deferred', 'interrupted'],
  ['drops at DATA', 'data', { then: 'drop' }, 'deferred', 'interrupted'],
  ['resets at DATA', 'data', { then: 'reset' }, 'deferred', 'interrupted'],
  ['stalls at DATA', 'data', { then: 'stall' }, 'deferred', 'interrupted'],
  ['421 at MAIL', 'mail', { say: '421 4.7.0 slow down', then: 'drop' }, 'deferred', 'try later'],
  ['421 at RCPT', 'rcpt', { say: '421 4.7.0 slow down', then: 'drop' }, 'deferred', 'try later'],
  ['greylists at RCPT', 'rcpt', { say: '450 4.2.0 greylisted' }, 'deferred', 'try later'],
  ['451 at DATA', 'data', { say: '451 4.3.0 try later' }, 'deferred', 'try later'],
  ['550 at RCPT', 'rcpt', { say: '550 no such user' }, 'failed', 'unknown recipient'],
  ['5.1.1 at RCPT', 'rcpt', { say: '551 5.1.1 no such user' }, 'failed', 'unknown recipient'],
  ['5.2.2 at RCPT', 'rcpt', { say: '552 5.2.2 mailbox full' }, 'failed', 'refused recipient'],
  ['5xx at MAIL', 'mail', { say: '550 5.7.1 who are you?' }, 'queued', 'sender problem'],
  ['554 at DATA', 'data', { say: '554 5.7.1 no' }, 'failed', 'policy'],
  ['451 after the dot', 'dot', { say: '451 4.7.1 try later' }, 'deferred', 'try later'],
  ['421 after the dot', 'dot', { say: '421 4.3.0 closing', then: 'drop' }, 'deferred', 'try later'],
  ['554 after the dot', 'dot', { say: '554 5.7.1 spam' }, 'failed', 'policy'],
  ['5.7.x after the dot', 'dot', { say: '550 5.7.26 unauthenticated' }, 'failed', 'policy'],
  ['drops after the dot', 'dot', { then: 'drop' }, 'unknown', 'no answer'],
  ['accepts, then drops without a word', 'dot', { keep: true, then: 'drop' }, 'unknown', 'no answer', 1],
  ['resets after the dot', 'dot', { then: 'reset' }, 'unknown', 'no answer'],
  ['stalls after the dot', 'dot', { then: 'stall' }, 'unknown', 'no answer'],
  ['unreadable reply', 'dot', { say: 'what?' }, 'unknown', 'no answer'],
  ['half a reply, then drops', 'dot', { say: ['25'], then: 'drop' }, 'unknown', 'no answer'],
  ['half a long reply, then stalls', 'dot', { say: ['250-2.0.0 ok\r\n'], then: 'stall' }, 'unknown', 'no answer'],
  ['a reply that starts like a yes', 'dot', { say: '2ndly, no' }, 'unknown', 'no answer'],
  ['354 after the dot', 'dot', { say: '354 go on' }, 'unknown', 'no answer'],
  ['accepts slowly', 'dot', { wait: 150 }, 'sent', 'accepted', 1],
  ['250, then drops', 'dot', { keep: true, say: '250 2.0.0 ok', then: 'drop' }, 'sent', 'accepted', 1],
  ['250, then resets', 'dot', { keep: true, say: '250 2.0.0 ok', then: 'reset' }, 'sent', 'accepted', 1],
  ['250 over several packets', 'dot', { keep: true, say: ['2', '5', '0 2.0', '.0 ok\r', '\n'] }, 'sent', 'accepted', 1],
  [
    '250 in several lines',
    'dot',
    { keep: true, say: ['250-one\r\n', '250-two\r\n25', '0 three\r\n'] },
    'sent',
    'accepted',
    1,
  ],
  ['greets slowly', 'greeting', { wait: 150 }, 'sent', 'accepted', 1],
  ['is as it should be', 'quit', {}, 'sent', 'accepted', 1],
];

describe.each([true, false])('a server (pipelining: %s) that', (pipelining) => {
  it.each(ROWS)('%s', async (_, at, act, to, reason, accepted = 0) => {
    const { server, lane } = await meet({ pipelining, script: fault(at, act) }, {}, { timeouts: patienceFor(at, act) });
    const outcome = classify(await lane.send(envelope, message()));
    expect(outcome).toMatchObject({ to, reason });
    expect(server.connections).toBe(1);
    expect(server.accepted).toHaveLength(accepted);
    // Whatever happened, the next message goes as if nothing had.
    server.script = () => undefined;
    expect(classify(await lane.send(envelope, message('next')))).toMatchObject({ to: 'sent' });
    expect(server.accepted.at(-1)).toMatchObject({ key: 'next', ...envelope });
  });
});

describe('the final dot', () => {
  it.each([
    ['drops', { then: 'drop' }],
    ['resets', { then: 'reset' }],
    ['stalls', { then: 'stall' }],
  ] as const)('has not left when the server %s in the middle of the body', async (_, act) => {
    const { server, lane } = await meet({ script: fault('body', act, 1) }, {}, { timeouts: patienceFor('body', act) });
    const result = await lane.send(envelope, HUGE);
    expect(result).toMatchObject({ phase: 'body', dotSent: false, reply: null });
    expect(classify(result)).toMatchObject({ to: 'deferred', reason: 'interrupted' });
    expect(server.accepted).toHaveLength(0);
  });

  it('has not left when the server refuses in the middle of the body, and does not leave later', async () => {
    const { server, lane } = await meet({ script: fault('body', { say: '552 5.3.4 too big' }, 1) });
    const result = await lane.send(envelope, HUGE);
    expect(result).toMatchObject({ phase: 'body', dotSent: false, reply: { code: 552 } });
    expect(classify(result)).toMatchObject({ to: 'failed', reason: 'policy' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.accepted).toHaveLength(0);
  });

  it('is told from dots in the text', async () => {
    const dots = Buffer.from('X-Bellwether-Key: dots\r\n\r\n.\r\n..\r\n.\r\nDATA\r\n.\r\nend.');
    const { server, lane } = await meet({});
    expect(classify(await lane.send(envelope, dots))).toMatchObject({ to: 'sent' });
    server.script = fault('dot', { then: 'drop' });
    expect(await lane.send(envelope, dots)).toMatchObject({ phase: 'reply', dotSent: true });
  });

  it.each([
    ['dot', { then: 'drop' }, 'unknown'],
    ['dot', { then: 'stall' }, 'unknown'],
    ['data', { then: 'drop' }, 'deferred'],
    ['quit', {}, 'sent'],
  ] as const)('is seen under TLS: at %s %j → %s', async (at, act, to) => {
    const { key, cert } = tlsDefaults();
    const lanePatience = { timeouts: patienceFor(at, act) };
    const { lane } = await meet({ tls: { key, cert }, script: fault(at, act) }, { secure: true }, lanePatience);
    expect(classify(await lane.send(envelope, message()))).toMatchObject({ to });
  });

  it('has not left under TLS when the server stalls in the middle of the body', async () => {
    const { key, cert } = tlsDefaults();
    const act = { then: 'stall' } as const;
    const lanePatience = { timeouts: patienceFor('body', act) };
    const { lane } = await meet({ tls: { key, cert }, script: fault('body', act) }, { secure: true }, lanePatience);
    expect(classify(await lane.send(envelope, HUGE))).toMatchObject({ to: 'deferred' });
  });
});

describe('a host', () => {
  it('that refuses connections or has no name is unreachable', async () => {
    for (const target of [local(await deafPort()), { ...local(25), host: 'no-such-host.invalid' }]) {
      const lane = new SmtpLane({ target, timeouts });
      expect(await lane.ready()).toMatchObject({ phase: 'connect', reply: null });
      expect(classify(await lane.send(envelope, message()))).toMatchObject({
        to: 'deferred',
        reason: 'host unreachable',
        host: 'ill',
      });
      await lane.close();
    }
  });

  it('that refuses our login has us stop, whatever the reason', async () => {
    const auth = { user: 'us', pass: 'right' };
    const wrong = await meet({ auth }, { auth: { user: 'us', pass: 'wrong' } });
    expect(await wrong.lane.send(envelope, message())).toMatchObject({ phase: 'auth', reply: { code: 535 } });
    expect(classify(await wrong.lane.send(envelope, message()))).toMatchObject({ to: 'queued', pauses: true });
    const right = await meet({ auth }, { auth }, { timeouts: { ...timeouts, connect: 500 } });
    expect(classify(await right.lane.send(envelope, message()))).toMatchObject({ to: 'sent' });
    right.server.script = either(fault('mail', { then: 'drop' }, 1), fault('auth', { then: 'stall' }));
    expect(await right.lane.send(envelope, message())).toMatchObject({ phase: 'auth', trouble: 'timeout' });
  });

  it('that must be spoken to under TLS gets no mail without', async () => {
    const { server, lane } = await meet({}, { startTls: 'required' });
    expect(classify(await lane.send(envelope, message()))).toMatchObject({
      to: expect.stringMatching(/deferred|queued/),
    });
    expect(server.accepted).toHaveLength(0);
  });
});

describe('a lane', () => {
  it('keeps its connection from one message to the next, and takes a new one after so many', async () => {
    const { server, lane } = await meet({}, {}, { messagesPerConnection: 3 });
    expect(await lane.ready()).toBeNull();
    for (let at = 0; at < 7; at += 1) await lane.send(envelope, message(`${at}`));
    expect(server.accepted.map(({ key }) => key)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(server.connections).toBe(3);
  });

  it('takes back a refused recipient and goes on over the same connection', async () => {
    const { server, lane } = await meet({ script: fault('rcpt', { say: '550 5.1.1 no' }, 1) });
    expect(classify(await lane.send(envelope, message()))).toMatchObject({ to: 'failed', suppresses: true });
    expect(classify(await lane.send(envelope, message('two')))).toMatchObject({ to: 'sent' });
    expect(server.connections).toBe(1);
  });

  it.each([
    ['hung up', { then: 'drop' }],
    ['said 421', { say: '421 4.4.2 idle', then: 'drop' }],
  ] as const)('sends at once over a new connection when the one it kept was %s', async (_, act) => {
    const { server, lane } = await meet({});
    await lane.send(envelope, message('one'));
    server.script = fault('mail', act, 1);
    expect(classify(await lane.send(envelope, message('two')))).toMatchObject({ to: 'sent' });
    expect(server.accepted.map(({ key }) => key)).toEqual(['one', 'two']);
    expect(server.connections).toBe(2);
  });

  it('never sends a second time what may have arrived, not even over a kept connection', async () => {
    const { server, lane } = await meet({});
    await lane.send(envelope, message('one'));
    server.script = fault('dot', { keep: true, then: 'drop' }, 1);
    expect(classify(await lane.send(envelope, message('two')))).toMatchObject({ to: 'unknown' });
    expect(server.accepted.map(({ key }) => key)).toEqual(['one', 'two']);
  });

  it('carries one message at a time, and closes after it', async () => {
    const { server, lane } = await meet({ script: fault('dot', { wait: 100 }) });
    const sending = lane.send(envelope, message());
    expect(() => lane.send(envelope, message())).toThrow('one message at a time');
    await lane.close();
    expect(classify(await sending)).toMatchObject({ to: 'sent' });
    expect(server.accepted).toHaveLength(1);
  });

  it('refuses an envelope that would be a command of its own', async () => {
    const { server, lane } = await meet({});
    const result = await lane.send({ ...envelope, to: 'a@b.example>\r\nRCPT TO:<eve@evil.example' }, message());
    expect(classify(result)).toMatchObject({ to: 'failed', reason: 'refused recipient' });
    expect(server.mails).toBe(0);
  });
});

describe('the sink', () => {
  it('has a line on disk for each mail before the sender hears of it, and none for others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sink-'));
    const sink = join(folder, 'accepted.jsonl');
    const { lane, server } = await meet({ sink, script: fault('dot', { say: '451 no' }, 1) });
    await lane.send(envelope, message('refused'));
    for (const key of ['a', 'b']) {
      expect(classify(await lane.send(envelope, message(key)))).toMatchObject({ to: 'sent' });
      expect(readSink(await readFile(sink, 'utf8')).at(-1)).toMatchObject({ key });
    }
    expect(server.accepted).toHaveLength(2);
    expect(readSink('{"key":"a","from":"","to":"","size":1}\n{"key":"b"')).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});

describe('SMTP_URL', () => {
  it('says where to, who as, and how it is protected', () => {
    expect(unwrap(parseSmtpUrl('smtps://us%40x:p%2Fw@mail.example'))).toEqual({
      ...{ host: 'mail.example', port: 465, secure: true, startTls: 'required', verifyCertificate: true },
      auth: { user: 'us@x', pass: 'p/w' },
      ...{ rate: null, provider: null },
    });
    expect(unwrap(parseSmtpUrl('smtp://127.0.0.1:1025'))).toMatchObject({
      port: 1025,
      secure: false,
      startTls: 'offered',
      auth: null,
    });
    expect(unwrap(parseSmtpUrl('smtp://u:p@mail.example:25?tls=off&verify=off'))).toMatchObject({
      ...{ port: 25, startTls: 'never', verifyCertificate: false },
    });
    expect(unwrap(parseSmtpUrl('smtp://u:p@mail.example'))).toMatchObject({ port: 587, startTls: 'required' });
    expect(unwrap(parseSmtpUrl('smtp://[::1]:25'))).toMatchObject({ host: '::1' });
    expect(unwrap(parseSmtpUrls(' smtp://a.example?rate=5 smtp://b.example?provider=ses '))).toMatchObject([
      { host: 'a.example', rate: 5, provider: null },
      { host: 'b.example', rate: null, provider: 'ses' },
    ]);
  });

  it.each([
    '',
    'mail.example',
    'http://mail.example',
    'smtp://',
    'smtp://u@mail.example',
    'smtp://mail.example?tls=maybe',
    'smtp://mail.example?pool=true',
    'smtp://mail.example?tls=toString',
    'smtp://mail.example?rate=0',
    'smtp://mail.example?provider=none',
  ])('%j is refused', (text) => {
    expect(parseSmtpUrl(text)).toMatchObject({ ok: false, error: { code: 'SMTP_URL_INVALID' } });
  });
});
