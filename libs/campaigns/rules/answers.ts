// What somebody can answer who is asked why they stopped: the words of the page, and those of the fact.

export const REASONS: readonly { readonly key: string; readonly name: string }[] = [
  { key: 'other-tool', name: 'I use something else for it now' },
  { key: 'too-hard', name: 'It was too complicated or took too long' },
  { key: 'missing', name: 'It lacks something that I need' },
  { key: 'not-needed', name: 'My work has changed: I don’t need it any more' },
  { key: 'problem', name: 'Something didn’t work and wasn’t solved' },
  { key: 'busy', name: 'No reason: I just didn’t get to it' },
];

export const isReason = (key: string): boolean => REASONS.some((reason) => reason.key === key);

/** So long after it was sent the page takes an answer, and another in its place. */
export const ANSWER_DAYS = 60;
export const MOST_COMMENT = 2_000;
