import fc from 'fast-check';
import { blockHash, canonical, type AuditEntry } from './audit-chain.js';
import { guessDelay } from './guess-delay.js';
import { checkPassword } from './password.js';
import { PERMISSIONS, permissionsOf } from './permissions.js';
import { ROLES } from './roles.js';
import { may, permissionsFor, type Viewer } from './viewer.js';

const viewer = (role: Viewer['role'], scopes?: string[]): Viewer => ({ id: '', name: '', email: '', role, scopes });

describe('permission table', () => {
  it('names known roles only, and gives the admin everything', () => {
    for (const [permission, roles] of PERMISSIONS) {
      expect(roles.every((role) => ROLES.includes(role))).toBe(true);
      expect(permissionsOf('admin')).toContain(permission);
    }
  });

  it('lets nobody who only reads change anything', () => {
    expect(permissionsOf('read_only').filter((permission) => !permission.endsWith(':read'))).toEqual([]);
  });

  it('lets a token narrow a role and never widen it', () => {
    expect(permissionsFor(viewer('csm', ['account:read', 'user:manage']))).toEqual(['account:read']);
    expect(may(viewer('csm', []), 'account:read')).toBe(false);
    expect(may(viewer('admin'), 'user:manage')).toBe(true);
  });
});

describe('sign-in delay', () => {
  it('forgives three slips, then grows, and ends at a quarter of an hour', () => {
    expect([0, 1, 3].map(guessDelay)).toEqual([0, 0, 0]);
    expect([4, 5, 6].map(guessDelay)).toEqual([2, 4, 8]);
    fc.assert(fc.property(fc.nat(1_000), (n) => guessDelay(n) <= guessDelay(n + 1) && guessDelay(n) <= 900));
  });
});

describe('passwords', () => {
  it('must be long and not obvious', () => {
    expect(checkPassword('short', 'a@b.example')).toMatchObject({ error: { code: 'PASSWORD_TOO_SHORT' } });
    expect(checkPassword('Password123', 'a@b.example')).toMatchObject({ error: { code: 'PASSWORD_TOO_COMMON' } });
    expect(checkPassword('aaaaaaaaaaaa', 'a@b.example')).toMatchObject({ error: { code: 'PASSWORD_TOO_COMMON' } });
    expect(checkPassword('correct horse battery', 'a@b.example')).toMatchObject({ ok: true });
  });
});

describe('audit chain', () => {
  const entry = (seq: number): AuditEntry => ({
    seq: String(seq),
    at: new Date(seq),
    actor: null,
    action: 'user.created',
    subject: null,
    detail: { b: 1, a: [1, { z: null }] },
  });

  it('does not depend on the order of keys', () => {
    expect(canonical({ b: 1, a: { d: 2, c: 3 } })).toBe(canonical({ a: { c: 3, d: 2 }, b: 1 }));
  });

  it('changes with any entry, order or predecessor', () => {
    const entries = [entry(1), entry(2)];
    const hash = blockHash(null, entries).toString('hex');
    const others = [
      blockHash(null, [entry(2), entry(1)]),
      blockHash(null, [entry(1)]),
      blockHash(Buffer.alloc(32, 1), entries),
      blockHash(null, [entry(1), { ...entry(2), actor: 'somebody' }]),
    ].map((other) => other.toString('hex'));
    expect(others).not.toContain(hash);
    expect(new Set(others).size).toBe(others.length);
  });
});
