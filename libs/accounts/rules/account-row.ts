// One row of a file as an account: which fields a file may have, and what they say.
import { numberOf, saidOf, textOf, type MappedRow, type Refusal, type TargetShape } from '#imports/rules';
import { OWNER_ROLES, type AccountFields, type ExternalKey, type OwnerRole } from './account.js';
import { checkAccount } from './check-account.js';

const text = { kind: 'text' } as const;
const date = { kind: 'date' } as const;
const email = { kind: 'email' } as const;

export const ACCOUNT_FIELDS: TargetShape['fields'] = {
  externalId: { ...text, required: true },
  source: text,
  name: text,
  domains: { kind: 'list' },
  annualValue: { kind: 'decimal' },
  currency: text,
  tier: text,
  strategic: { kind: 'boolean' },
  industry: text,
  journeyStage: text,
  contractStatus: text,
  churnedOn: date,
  renewalOn: date,
  startedOn: date,
  parentExternalId: text,
  timeZone: { kind: 'time-zone' },
  licences: { kind: 'integer' },
  csmEmail: email,
  amEmail: email,
  sponsorEmail: email,
  'custom.*': text,
};

/** May be emptied by an empty cell. */
const MAY_BE_EMPTY = [
  ...['currency', 'tier', 'industry', 'journeyStage', 'churnedOn', 'renewalOn', 'startedOn', 'timeZone', 'licences'],
];
/** An empty cell says nothing about these. */
const NEVER_EMPTY = ['name', 'domains', 'strategic', 'contractStatus'];

/** Rows that don't say which system they are of. */
const ANY_FILE = 'file';

export const sourceOf = (row: MappedRow): string => textOf(row, 'source') ?? ANY_FILE;

export const keyIn = (row: MappedRow, field: string): ExternalKey | undefined => {
  const externalId = textOf(row, field);
  return externalId ? { source: sourceOf(row), externalId } : undefined;
};

/** Not checked yet. Absent: the file has no such column. */
export function accountOf(row: MappedRow): AccountFields {
  const annualValue = numberOf(row, 'annualValue');
  const custom = Object.entries(row.values).filter(([field]) => field.startsWith('custom.'));
  return {
    ...saidOf(row, MAY_BE_EMPTY),
    ...Object.fromEntries(Object.entries(saidOf(row, NEVER_EMPTY)).filter(([, value]) => value !== null)),
    ...(annualValue !== undefined && { annualValue }),
    ...(custom.length > 0 && {
      custom: Object.fromEntries(custom.map(([field, value]) => [field.slice('custom.'.length), value])),
    }),
  };
}

/** undefined: the file says nothing about this owner. null: there is none. */
export const ownerOf = (row: MappedRow, role: OwnerRole): string | null | undefined => textOf(row, `${role}Email`);

export const ownerAddresses = (row: MappedRow): string[] => OWNER_ROLES.flatMap((role) => ownerOf(row, role) ?? []);

/** What the row itself can be wrong in. `users`: ids by address. */
export function accountFaults(row: MappedRow, isNew: boolean, users: ReadonlyMap<string, string>): Refusal[] {
  const fields = accountOf(row);
  const unnamed: Refusal = { row, field: 'name', code: 'ACCOUNT_NAME_INVALID', message: 'A new account needs a name.' };
  if (isNew && fields.name === undefined) return [unnamed];
  const checked = checkAccount(fields);
  const wrong = checked.ok
    ? []
    : [{ ...unnamed, field: Object.keys(checked.error.details ?? {})[0] ?? 'name', ...checked.error }];
  const strangers = OWNER_ROLES.filter((role) => ownerOf(row, role) && !users.has(ownerOf(row, role) ?? ''));
  return [
    ...wrong.map(({ field, code, message }) => ({ row, field, code, message })),
    ...strangers.map((role) => ({
      row,
      field: `${role}Email`,
      code: 'OWNER_UNKNOWN',
      message: `No active user signs in as ${ownerOf(row, role)}. Add the user first, or empty the cell.`,
    })),
  ];
}
