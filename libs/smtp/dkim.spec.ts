import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import { unwrap } from '#kernel';
import { dkimSigner } from './dkim.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const sign = unwrap(dkimSigner({ domain: 'n.example', selector: 's1', privateKey: pem }));

const raw = [
  'From: "Dana" <dana@n.example>',
  'To: maya@c.example',
  'Subject: =?UTF-8?B?w5g=?=',
  'List-Unsubscribe: <https://n.example/u/t>,',
  ' <mailto:unsubscribe@n.example?subject=t>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  '',
  'Hello  there ',
  '',
  '',
].join('\r\n');

/** RFC 6376 §3.4, relaxed both ways, written apart from the signer. */
function verify(message: string): boolean {
  const [head = '', ...rest] = message.split('\r\n\r\n');
  const fields = head.split(/\r\n(?![ \t])/).map((line) => [line.slice(0, line.indexOf(':')), line] as const);
  const relaxed = (line: string) => {
    const [, name = '', value = ''] = /^([^:]+):([^]*)$/.exec(line) ?? [];
    return `${name.toLowerCase().trim()}:${value
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`;
  };
  const signature = fields.find(([name]) => name === 'DKIM-Signature')![1];
  const tags = new Map(
    relaxed(signature)
      .slice('dkim-signature:'.length)
      .split(';')
      .map((tag) => tag.trim().split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const body = rest
    .join('\r\n\r\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/ \r\n/g, '\r\n')
    .replace(/(\r\n)*$/, '\r\n');
  if (createHash('sha256').update(body).digest('base64') !== tags.get('bh')!.replace(/\s/g, '')) return false;
  const left = [...fields];
  const signed = tags
    .get('h')!
    .replace(/\s/g, '')
    .split(':')
    .map((name) => {
      const at = left.findLastIndex(([each]) => each.toLowerCase() === name.toLowerCase());
      return at < 0 ? null : relaxed(left.splice(at, 1)[0]![1]);
    });
  const bare = relaxed(signature.replace(/(\bb=)[^;]*/, '$1'));
  const text = [...signed.filter((line) => line !== null), bare].join('\r\n');
  return createVerify('sha256')
    .update(text)
    .verify(
      createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })),
      tags.get('b')!.replace(/\s/g, ''),
      'base64',
    );
}

describe('a signature', () => {
  it('covers both unsubscribe headers, and leaves the mail as it was', async () => {
    const signed = (await sign(Buffer.from(raw))).toString();
    expect(signed.endsWith(raw)).toBe(true);
    expect(verify(signed)).toBe(true);
    const names = /;\s*h=([^;]+);/
      .exec(signed.replace(/\r\n[ \t]+/g, ''))![1]!
      .toLowerCase()
      .split(':');
    expect(names).toEqual(expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']));
    expect(verify(signed.replace('One-Click', 'No-Click'))).toBe(false);
    expect(verify(signed.replace('Hello', 'Hullo'))).toBe(false);
  });

  it('is not made with what is no RSA key', () => {
    const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    for (const privateKey of ['', 'nonsense', ed25519])
      expect(dkimSigner({ domain: 'n.example', selector: 's', privateKey })).toMatchObject({
        error: { code: 'DKIM_KEY_INVALID' },
      });
  });
});
