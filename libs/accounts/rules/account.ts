// What an account is, as data: the customer company that contracts, cases and plays are about.

export const CONTRACT_STATUSES = ['prospect', 'active', 'cancelled', 'churned'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

export const OWNER_ROLES = ['csm', 'am', 'sponsor'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];

/** What can be said about an account. Absent: not said. Null: known to be empty. Dates are YYYY-MM-DD. */
export interface AccountFields {
  readonly name?: string;
  readonly domains?: readonly string[];
  /** annual recurring value of its own contract, in `currency` */
  readonly annualValue?: number | null;
  /** ISO 4217 */
  readonly currency?: string | null;
  readonly tier?: string | null;
  readonly strategic?: boolean;
  readonly industry?: string | null;
  readonly journeyStage?: string | null;
  readonly contractStatus?: ContractStatus;
  readonly churnedOn?: string | null;
  readonly renewalOn?: string | null;
  readonly startedOn?: string | null;
  readonly parentId?: string | null;
  readonly timeZone?: string | null;
  readonly licences?: number | null;
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** The key of an account in a system that we read from. */
export interface ExternalKey {
  readonly source: string;
  readonly externalId: string;
}
