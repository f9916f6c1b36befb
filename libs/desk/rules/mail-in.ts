// What a mail that came in means for a case: whose words it has, and what becomes of the case's state.
import type { CaseState, Direction } from '#cases/rules';

/** As much as a message may have, with room for what is added here. */
const MOST_CHARACTERS = 990_000;

export interface MailWords {
  readonly text: string;
  /** the text without what it quotes */
  readonly words: string;
  readonly attachments: readonly { readonly name: string }[];
}

/** What is kept as the message: the writer's own words, and the names of what hangs on. Never empty. */
export function bodyOf({ text, words, attachments }: MailWords): string {
  const said = (words.trim() || text.trim()).slice(0, MOST_CHARACTERS);
  const names = attachments.slice(0, 20).map(({ name }) => name || 'unnamed');
  const hung = names.length > 0 ? `[Attached: ${names.join(', ')}]` : '';
  return [said, hung].filter(Boolean).join('\n\n') || '[A mail without words]';
}

export interface Writer {
  /** a contact of the case's account, or the address that the case came from */
  readonly isCustomer: boolean;
  /** somebody who signs in here; a sender's address proves nobody, so their mail answers nobody either */
  readonly isColleague: boolean;
}

export const directionOf = ({ isCustomer, isColleague }: Writer): Direction =>
  isColleague && !isCustomer ? 'note' : 'inbound';

/** The state that a case we keep takes when its customer writes; null: it stays. A machine's answer wakes nothing. */
export const stateAfter = (state: CaseState, direction: Direction, automatic: boolean): CaseState | null =>
  state === 'open' || automatic || direction !== 'inbound' ? null : 'open';

export const subjectOf = (subject: string): string => subject.trim().slice(0, 500) || 'No subject';
