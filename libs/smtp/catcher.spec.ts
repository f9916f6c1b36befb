import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import tlsDefaults from 'smtp-server/lib/tls-options';
import { unwrap } from '#kernel';
import { classify } from '#delivery/rules';
import { startCatcher, type CaughtMail } from './catcher.js';
import { SmtpLane } from './smtp-lane.js';
import { parseSmtpUrl } from './smtp-url.js';

const envelope = { from: 'bounce+0123@mail.northwind.example', to: 'ada@customer.example' };
const message = (body: string) =>
  Buffer.from(
    `From: dana@northwind.example\r\nTo: ada@customer.example\r\nSubject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n\r\n${body}\r\n`,
  );
const timeouts = { connect: 5_000, handOver: 5_000, reply: 1_000 };
const laneTo = (url: string) => new SmtpLane({ target: unwrap(parseSmtpUrl(url)), timeouts });

describe('the local catcher', () => {
  it('hands on each mail with its envelope, as it came and as it reads, before it says yes', async () => {
    const caught: CaughtMail[] = [];
    const catcher = await startCatcher({
      onMail: async (mail) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        caught.push(mail);
      },
    });
    const lane = laneTo(catcher.url);
    for (let at = 0; at < 15; at += 1) {
      expect(classify(await lane.send(envelope, message(`.mail ${at}`)))).toMatchObject({ to: 'sent' });
      expect(caught).toHaveLength(at + 1);
    }
    expect(caught[3]).toMatchObject({
      envelope: { from: envelope.from, to: [envelope.to] },
      parsed: { subject: 'Grüße', text: '.mail 3\n', from: { address: 'dana@northwind.example' } },
    });
    expect(caught[3]?.raw.equals(message('.mail 3'))).toBe(true);
    await lane.close();
    await catcher.close();
  });

  it('refuses what is too large, and has the sender come again when a mail could not be kept', async () => {
    let fails = true;
    const onMail = async () => {
      if (fails) throw new Error('no room');
    };
    const catcher = await startCatcher({ onMail, maxSize: 5_000 });
    const lane = laneTo(catcher.url);
    const first = await lane.send(envelope, message('x'));
    expect(first).toMatchObject({ reply: { code: 451, enhanced: '4.3.0' } });
    expect(classify(first)).toMatchObject({ to: 'deferred' });
    fails = false;
    expect(classify(await lane.send(envelope, message('x')))).toMatchObject({ to: 'sent' });
    expect(await lane.send(envelope, message('x'.repeat(6_000)))).toMatchObject({
      reply: { code: 552, enhanced: '5.3.4' },
    });
    expect(classify(await lane.send(envelope, message('x')))).toMatchObject({ to: 'sent' });
    await lane.close();
    await catcher.close();
  });

  it('says when its port is taken', async () => {
    const onMail = async () => undefined;
    const catcher = await startCatcher({ onMail });
    await expect(startCatcher({ onMail, port: catcher.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await catcher.close();
  });
});

describe('a server with STARTTLS', () => {
  const start = async (onData: (answer: () => void) => void) => {
    const { key, cert } = tlsDefaults();
    const secured: boolean[] = [];
    const server = new SMTPServer({
      ...{ key, cert, authOptional: true, disableReverseLookup: true, closeTimeout: 100 },
      onData: (stream, session, callback) => {
        secured.push(session.secure);
        stream.resume();
        stream.on('end', () => onData(() => callback(null, '2.0.0 ok')));
      },
    });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return { server, secured, port: (server.server.address() as AddressInfo).port };
  };

  it('is spoken to under TLS, and its certificate is checked', async () => {
    const { server, secured, port } = await start((answer) => answer());
    const trusting = laneTo(`smtp://127.0.0.1:${port}?verify=off`);
    expect(classify(await trusting.send(envelope, message('x')))).toMatchObject({ to: 'sent' });
    expect(secured).toEqual([true]);
    const careful = laneTo(`smtp://127.0.0.1:${port}`);
    const refused = await careful.send(envelope, message('x'));
    expect(refused).toMatchObject({ phase: 'connect', trouble: 'tls' });
    expect(classify(refused)).toMatchObject({ to: 'deferred', reason: 'host unreachable' });
    await Promise.all([trusting.close(), careful.close()]);
    await new Promise<void>((resolve) => server.close(resolve));
  });

  it('that falls silent after the message leaves it unknown', async () => {
    const { server, port } = await start(() => undefined);
    const lane = laneTo(`smtp://127.0.0.1:${port}?verify=off`);
    const result = await lane.send(envelope, message('x'));
    expect(result).toMatchObject({ phase: 'reply', dotSent: true, trouble: 'timeout' });
    expect(classify(result)).toMatchObject({ to: 'unknown' });
    await lane.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });
});
