// What may come in as a message of a case.
import { err, ok, type Result } from '#kernel';
import { DIRECTIONS, type Direction } from './case.js';

/** Characters; longer bodies are refused rather than cut, so that nothing is silently lost. */
export const MOST_CHARACTERS = 1_000_000;

export interface MessageFields {
  readonly direction: Direction;
  readonly body: string;
  readonly sentAt: Date;
  readonly authorName?: string | null;
  readonly authorEmail?: string | null;
  /** absent: told from its words */
  readonly automatic?: boolean | null;
}

export function checkMessage<T extends MessageFields>(message: T): Result<T> {
  const { direction, body, sentAt } = message;
  if (!DIRECTIONS.includes(direction))
    return err('MESSAGE_DIRECTION_INVALID', `The direction must be one of ${DIRECTIONS.join(', ')}.`, { direction });
  if (body.trim() === '') return err('MESSAGE_EMPTY', 'The message has no text.');
  if (body.length > MOST_CHARACTERS)
    return err(
      'MESSAGE_TOO_LARGE',
      `The message has ${body.length} characters; at most ${MOST_CHARACTERS} are taken. Send its text without attachments.`,
      {
        characters: body.length,
      },
    );
  if (Number.isNaN(sentAt.getTime()))
    return err('MESSAGE_TIME_INVALID', 'Give sentAt as an instant, such as 2026-03-01T09:00:00Z.');
  // NUL can't be stored as text by PostgreSQL, and says nothing.
  return ok({ ...message, body: body.replaceAll('\u0000', '') });
}
