// An account's value is its own contract's, or that of the nearest ancestor that holds one; each contract counts once.

export interface ContractHolder {
  readonly id: string;
  readonly parentId: string | null;
  readonly annualValue: number | null;
  readonly currency: string | null;
}

export interface ContractValue {
  /** the account that holds the contract */
  readonly holderId: string;
  /** per year, in `currency` */
  readonly annualValue: number;
  readonly currency: string | null;
}

/** `byId` holds the account and its ancestors. Undefined where nobody up the line holds a contract; a loop ends the search. */
export function contractOf(accountId: string, byId: ReadonlyMap<string, ContractHolder>): ContractValue | undefined {
  const seen = new Set<string>();
  for (let at = byId.get(accountId); at && !seen.has(at.id); at = at.parentId ? byId.get(at.parentId) : undefined) {
    if (at.annualValue !== null) return { holderId: at.id, annualValue: at.annualValue, currency: at.currency };
    seen.add(at.id);
  }
  return undefined;
}

/** Sums by currency, each contract once however many of its accounts are in `contracts`. */
export function totalByCurrency(contracts: Iterable<ContractValue>): Map<string | null, number> {
  const once = new Map([...contracts].map((contract) => [contract.holderId, contract]));
  const totals = new Map<string | null, number>();
  for (const { currency, annualValue } of once.values())
    totals.set(currency, (totals.get(currency) ?? 0) + annualValue);
  return totals;
}
