// What somebody can do about a case in triage, what that answers, and in whose hands the case is then.

/** take: "it is mine now", from an alert or the run. The others are done with the verbs of their rooms. */
export const ACTS = ['reply', 'talk', 'note', 'priority', 'reassign', 'swarm', 'engage', 'escalate', 'take'] as const;
export type Act = (typeof ACTS)[number];

/** By mail or by word. Everything else stays among ourselves, and the customer goes on waiting. */
export const answersCustomer = (act: Act): boolean => act === 'reply' || act === 'talk';

/** `by` did it, `named` is who was asked to: the owner of a note, the new assignee. Ids; null: nobody of ours known. */
export const handedTo = (act: Act, by: string | null, named: string | null): string | null =>
  act === 'note' || act === 'reassign' ? (named ?? by) : by;
