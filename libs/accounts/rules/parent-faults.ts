// Whether accounts that come together can stand under the parents they name: each parent must be there, and no line may lead back.

export type ParentFault = 'unknown' | 'loop';

export const PARENT_FAULTS: Readonly<Record<ParentFault, { readonly code: string; readonly message: string }>> = {
  unknown: {
    code: 'PARENT_UNKNOWN',
    message: 'No account has this key, here or in the rows around. Import the parent first, then this row again.',
  },
  loop: {
    code: 'ACCOUNT_PARENT_LOOP',
    message: 'The line of parents leads back to this account. Correct one of them.',
  },
};

/**
 * `wishes`: the accounts that come, each with the parent it names (null: none; undefined: as it was). `stored`: those that are
 * there, all ancestors included, with their parents. Accounts are named by the same text in both.
 */
export function parentFaults(
  wishes: ReadonlyMap<string, string | null | undefined>,
  stored: ReadonlyMap<string, { readonly parentId: string | null }>,
): Map<string, ParentFault> {
  const faults = new Map<string, ParentFault>();
  const there = (account: string): boolean => stored.has(account) || (wishes.has(account) && !faults.has(account));
  const parentOf = (account: string): string | null =>
    (faults.has(account) ? undefined : wishes.get(account)) ?? stored.get(account)?.parentId ?? null;
  // A row that falls takes those with it that stand on it alone.
  for (let before = -1; before !== faults.size;) {
    before = faults.size;
    for (const [account, parent] of wishes) {
      if (!parent || faults.has(account)) continue;
      if (!there(parent)) faults.set(account, 'unknown');
      else if (leadsBack(account, parent, parentOf)) faults.set(account, 'loop');
    }
  }
  return faults;
}

function leadsBack(account: string, parent: string, parentOf: (account: string) => string | null): boolean {
  const seen = new Set<string>();
  for (let at: string | null = parent; at && !seen.has(at); at = parentOf(at)) {
    if (at === account) return true;
    seen.add(at);
  }
  return false;
}
