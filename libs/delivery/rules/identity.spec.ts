import fc from 'fast-check';
import { newId } from '#kernel';
import { LINK_PURPOSES, signLink, verifyLink, type LinkClaims, type LinkKeys } from './link-token.js';
import { keyOfReturnAddress, messageId, messageKey, returnAddress } from './message-key.js';

const identity = { campaign: 'c', contact: 'p', step: 's', occurrence: 0 };

describe('the key of a message', () => {
  it('is the same on each attempt and another for any other message or secret', () => {
    const key = messageKey('secret', identity);
    expect(messageKey('secret', { ...identity })).toBe(key);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    const others = [
      messageKey('other', identity),
      messageKey('secret', { ...identity, occurrence: 1 }),
      messageKey('secret', { ...identity, contact: 'q' }),
      messageKey('secret', { ...identity, campaign: 'c","p', contact: '' }),
    ];
    expect(new Set([key, ...others]).size).toBe(5);
  });

  it('is what Message-ID and the return address say', () => {
    const key = messageKey('secret', identity);
    expect(messageId(key, 'mail.example.com')).toBe(`<${key}@mail.example.com>`);
    const address = returnAddress(key, 'mail.example.com');
    expect(keyOfReturnAddress(address.toUpperCase(), 'mail.example.com')).toBe(key);
    expect(keyOfReturnAddress(address, 'example.com')).toBeNull();
    for (const other of ['bounce+x@mail.example.com', `${key}@mail.example.com`, '', 'bounce+@mail.example.com'])
      expect(keyOfReturnAddress(other, 'mail.example.com')).toBeNull();
  });
});

describe('link tokens', () => {
  const keys: LinkKeys = { current: 'k2', keys: { k1: 'an old key', k2: 'the key of today' } };
  const claims: LinkClaims = { purpose: 'unsubscribe', message: newId(), contact: newId(), detail: 'topic' };
  const token = signLink(keys, claims);

  it('come back as they were signed, also after the key has changed', () => {
    expect(verifyLink(keys, token, claims)).toEqual({ ok: true, value: claims });
    const old = signLink({ ...keys, current: 'k1' }, claims);
    expect(verifyLink(keys, old, { purpose: 'unsubscribe' })).toEqual({ ok: true, value: claims });
  });

  it('stand in a path and in a header as they are', () => {
    expect(token).toMatch(/^[A-Za-z0-9._-]{1,400}$/);
    expect(encodeURIComponent(token)).toBe(token);
  });

  it.each([
    ['LINK_WRONG_PURPOSE', { purpose: 'preferences' as const }],
    ['LINK_WRONG_MESSAGE', { purpose: 'unsubscribe' as const, message: newId() }],
    ['LINK_WRONG_CONTACT', { purpose: 'unsubscribe' as const, contact: newId() }],
  ])('%s: moved to another purpose, message or contact they are refused', (code, expected) => {
    expect(verifyLink(keys, token, expected)).toMatchObject({ ok: false, error: { code } });
  });

  it('of a key that is gone, or of no key, are refused', () => {
    for (const current of ['k1', 'k2']) {
      const stale = signLink({ ...keys, current }, claims);
      expect(verifyLink({ current: 'k3', keys: { k3: 'x' } }, stale, claims)).toMatchObject({
        error: { code: 'LINK_EXPIRED' },
      });
    }
    const proto = token.replace('k2', '__proto__');
    expect(verifyLink(keys, proto, claims)).toMatchObject({ error: { code: 'LINK_EXPIRED' } });
  });

  it('with any part changed, cut or swapped with that of another token are refused', () => {
    const other = signLink(keys, { purpose: 'survey', message: newId(), contact: newId(), detail: 'other' }).split('.');
    const own = token.split('.');
    for (let part = 0; part < own.length; part += 1) {
      if (own[part] === other[part]) continue;
      const swapped = own.map((text, at) => (at === part ? (other[at] ?? '') : text)).join('.');
      expect(verifyLink(keys, swapped, claims)).toMatchObject({ error: { code: 'LINK_DAMAGED' } });
    }
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '9', '-', '.', '=', 'é', ''), (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        expect(verifyLink(keys, changed, claims).ok).toBe(changed === token);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => expect(verifyLink(keys, text, claims).ok).toBe(false)));
  });

  it('are sealed for each purpose apart, and never made for what is not an id', () => {
    const tokens = LINK_PURPOSES.map((purpose) =>
      signLink(keys, { ...claims, purpose })
        .split('.')
        .at(-1),
    );
    expect(new Set(tokens).size).toBe(LINK_PURPOSES.length);
    expect(() => signLink(keys, { ...claims, message: 'x' })).toThrow(TypeError);
    expect(() => signLink({ ...keys, current: 'k9' }, claims)).toThrow(TypeError);
  });
});
