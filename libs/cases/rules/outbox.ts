// What was done here and the help desk doesn't know yet; and how we recognise it when it comes back from there.

export const OUTBOX_KINDS = ['reply', 'note', 'contact', 'priority', 'assignee', 'team'] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

/** Those that are a message; the others are a value of the case. */
export const SPOKEN: readonly OutboxKind[] = ['reply', 'note', 'contact'];

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0>]+/g, ' ')
    .trim();

/** A help desk may add a signature or a quote below what it was sent; it never changes the words themselves. */
export function comesBack(ours: string, theirs: string): boolean {
  const words = plain(ours);
  return words !== '' && plain(theirs).startsWith(words);
}
