// What may be written about an account and a contact, whichever way it comes in.
import { err, isTimeZone, ok, type Result } from '#kernel';
import { CONTRACT_STATUSES, type AccountFields } from './account.js';
import type { ContactFields } from './contact.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const EMAIL = /^[^\s@<>"]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

const isDate = (text: string): boolean => DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

export function checkAccount(fields: AccountFields): Result<AccountFields> {
  const { name, annualValue, currency, contractStatus, timeZone, licences } = fields;
  if (name !== undefined && (name.trim() === '' || name.length > 300))
    return err('ACCOUNT_NAME_INVALID', 'Give the account a name of 1 to 300 characters.');
  if (annualValue != null && !(annualValue >= 0 && annualValue < 1e14))
    return err('ACCOUNT_VALUE_INVALID', 'The annual value must be 0 or more.', { annualValue });
  if (currency != null && !/^[A-Z]{3}$/.test(currency))
    return err('CURRENCY_INVALID', 'Give the currency as three capital letters, such as USD.', { currency });
  if (contractStatus !== undefined && !CONTRACT_STATUSES.includes(contractStatus))
    return err('CONTRACT_STATUS_INVALID', `The contract status must be one of ${CONTRACT_STATUSES.join(', ')}.`, {
      contractStatus,
    });
  if (timeZone != null && !isTimeZone(timeZone))
    return err('TIME_ZONE_INVALID', 'Give the time zone by its IANA name, such as Europe/Berlin.', { timeZone });
  if (licences != null && !(Number.isInteger(licences) && licences >= 0 && licences < 2 ** 31))
    return err('LICENCES_INVALID', 'Licences must be a whole number, 0 or more.', { licences });
  for (const key of ['churnedOn', 'renewalOn', 'startedOn'] as const) {
    const day = fields[key];
    if (day != null && !isDate(day)) return err('DATE_INVALID', `Give ${key} as YYYY-MM-DD.`, { [key]: day });
  }
  return ok({
    ...fields,
    ...(name !== undefined && { name: name.trim() }),
    ...(fields.domains && { domains: cleanDomains(fields.domains) }),
  });
}

export function checkContact(fields: ContactFields): Result<ContactFields> {
  const { email, timeZone } = fields;
  const address = email?.trim().toLowerCase();
  if (address && (!EMAIL.test(address) || address.length > 254))
    return err('EMAIL_INVALID', 'Give an e-mail address such as name@company.com.', { email });
  if (timeZone != null && !isTimeZone(timeZone))
    return err('TIME_ZONE_INVALID', 'Give the time zone by its IANA name, such as Europe/Berlin.', { timeZone });
  return ok({ ...fields, ...(email !== undefined && { email: address || null }) });
}

const cleanDomains = (domains: readonly string[]): string[] =>
  [...new Set(domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, '')).filter(Boolean))].sort();
