// Tells programs that open every link of a mail from people. What is marked is kept, and drives nothing.

export interface Visit {
  readonly at: Date;
  /** null: the mail was opened */
  readonly link: number | null;
}

export const SCANNER = {
  /** nobody reads this fast: security gateways look before they deliver */
  soonMs: 10_000,
  /** so many different links at once are no choice */
  links: 3,
  atOnceMs: 5_000,
} as const;

/** Why a visit is a program's, or null. `others`: what is known of the same mail. `linkCount`: how many links it has. */
export function scannerReason(
  visit: Visit & { readonly method: string },
  sentAt: Date | null,
  others: readonly Visit[],
  linkCount: number,
): string | null {
  if (visit.method === 'HEAD') return 'asked for the headers only';
  if (sentAt && visit.at.getTime() - sentAt.getTime() < SCANNER.soonMs) return 'within seconds of delivery';
  return allAtOnce([...others, visit], visit, linkCount) ? 'all links at once' : null;
}

/** Whether `visit` is one of a burst over (nearly) all links; a mail with a single link can't show one. */
export function allAtOnce(visits: readonly Visit[], { at }: Visit, linkCount: number): boolean {
  const near = visits.filter((each) => Math.abs(each.at.getTime() - at.getTime()) <= SCANNER.atOnceMs);
  const links = new Set(near.flatMap(({ link }) => (link === null ? [] : [link])));
  return links.size >= 2 && links.size >= Math.min(SCANNER.links, linkCount);
}
