// What was detected in a message, as rows.
import type { Message } from '#cases';
import { newId } from '#kernel';
import type { DetectedSignal } from '../rules/detect.js';
import type { Signal } from '../store/signal.entity.js';

export const signalRows = (
  { id, caseId, sentAt }: Pick<Message, 'id' | 'caseId' | 'sentAt'>,
  signals: readonly DetectedSignal[],
): Signal[] =>
  signals.map(({ start, end, ...signal }) => ({
    ...signal,
    id: newId(sentAt),
    caseId,
    messageId: id,
    startsAt: start,
    endsAt: end,
    at: sentAt,
  }));
