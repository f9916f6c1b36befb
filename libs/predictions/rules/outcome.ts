// What a prediction is measured against: an escalation, or one of the troubles that a case's own history tells of.
import { err, ok, type Result } from '#kernel';

export type Outcome =
  | { readonly kind: 'escalated' | 'reopened' | 'priority_raised' }
  /** handed to another group this many times */
  | { readonly kind: 'reassigned'; readonly times: number };

/** "escalated", or several of reassigned:N, reopened, priority-raised, escalated with commas between: whichever comes first. */
export function parseOutcomes(text: string): Result<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of text.split(',').map((each) => each.trim().toLowerCase())) {
    const times = Number(/^reassigned:([1-9]\d{0,2})$/.exec(part)?.[1] ?? 0);
    if (times > 0) outcomes.push({ kind: 'reassigned', times });
    else if (part === 'escalated' || part === 'reopened') outcomes.push({ kind: part });
    else if (part === 'priority-raised') outcomes.push({ kind: 'priority_raised' });
    else
      return err(
        'OUTCOME_INVALID',
        `“${part}” is no outcome. Name escalated, reopened, priority-raised or reassigned:N, with commas between.`,
        { part },
      );
  }
  return ok(outcomes);
}
