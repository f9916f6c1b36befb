import fc from 'fast-check';
import { checkAccount, checkContact } from './check-account.js';
import { contactName } from './contact.js';
import { contractOf, totalByCurrency, type ContractHolder } from './contract-value.js';
import { companyDomain } from './free-mail.js';

describe('account fields', () => {
  it('are cleaned and kept', () => {
    expect(checkAccount({ name: '  Acme ', domains: ['@Acme.com', 'acme.com', ''] })).toEqual({
      ok: true,
      value: { name: 'Acme', domains: ['acme.com'] },
    });
  });

  it.each([
    [{ name: ' ' }, 'ACCOUNT_NAME_INVALID'],
    [{ annualValue: -1 }, 'ACCOUNT_VALUE_INVALID'],
    [{ annualValue: Number.NaN }, 'ACCOUNT_VALUE_INVALID'],
    [{ currency: 'usd' }, 'CURRENCY_INVALID'],
    [{ timeZone: 'Mars/Olympus' }, 'TIME_ZONE_INVALID'],
    [{ licences: 1.5 }, 'LICENCES_INVALID'],
    [{ renewalOn: '2026-02-31x' }, 'DATE_INVALID'],
    [{ contractStatus: 'maybe' as never }, 'CONTRACT_STATUS_INVALID'],
  ])('%j is refused as %s', (fields, code) => {
    expect(checkAccount(fields)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('contact fields', () => {
  it('keep addresses in lower case, and empty ones as none', () => {
    expect(checkContact({ email: ' Jo@Acme.COM ' })).toMatchObject({ value: { email: 'jo@acme.com' } });
    expect(checkContact({ email: ' ' })).toMatchObject({ value: { email: null } });
    for (const email of ['jo', 'jo@acme', 'jo@ac me.com', 'a@b.c\r\nBcc: x@y.z', '<jo@acme.com>'])
      expect(checkContact({ email })).toMatchObject({ error: { code: 'EMAIL_INVALID' } });
  });

  it('give a name that is never empty', () => {
    expect(contactName({ firstName: 'Jo', lastName: null, email: 'jo@acme.com' })).toBe('Jo');
    expect(contactName({ firstName: null, lastName: null, email: null })).toBe('Unnamed contact');
  });
});

describe('company domain', () => {
  it('is told by company addresses only', () => {
    expect(companyDomain('jo@acme.com')).toBe('acme.com');
    expect(companyDomain('jo@GMail.com')).toBeUndefined();
    expect(companyDomain('nobody')).toBeUndefined();
  });
});

describe('contract value', () => {
  const holder = (id: string, parentId: string | null, annualValue: number | null): [string, ContractHolder] => [
    id,
    { id, parentId, annualValue, currency: annualValue === null ? null : 'USD' },
  ];
  const family = new Map([
    holder('group', null, 900),
    holder('unit', 'group', null),
    holder('shop', 'unit', null),
    holder('lab', 'group', 50),
  ]);

  it('comes from the nearest ancestor that holds the contract', () => {
    expect(contractOf('shop', family)).toEqual({ holderId: 'group', annualValue: 900, currency: 'USD' });
    expect(contractOf('lab', family)?.annualValue).toBe(50);
    expect(contractOf('nobody', family)).toBeUndefined();
  });

  it('ends in a loop of parents instead of running for ever', () => {
    const loop = new Map([holder('a', 'b', null), holder('b', 'a', null)]);
    expect(contractOf('a', loop)).toBeUndefined();
  });

  it('counts each contract once, whatever accounts are asked about', () => {
    const some = fc.subarray(['group', 'unit', 'shop', 'lab']);
    fc.assert(
      fc.property(some, (ids) => {
        const total = totalByCurrency(ids.map((id) => contractOf(id, family)!)).get('USD') ?? 0;
        const big = ids.some((id) => id !== 'lab') ? 900 : 0;
        expect(total).toBe(big + (ids.includes('lab') ? 50 : 0));
      }),
    );
  });
});
