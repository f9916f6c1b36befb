// Decides what follows from what the server said or failed to say. The one table that keeps a mail from going twice.
import type { HandOffResult, ServerReply } from '#smtp/rules';

export type Reason =
  | 'accepted'
  | 'host unreachable'
  | 'interrupted'
  | 'try later'
  | 'sender problem'
  | 'unknown recipient'
  | 'refused recipient'
  | 'policy'
  | 'no answer';

export interface Consequence {
  readonly to: 'sent' | 'deferred' | 'failed' | 'unknown' | 'queued';
  /** the address goes on the suppression list */
  readonly suppresses: boolean;
  /** the campaign pauses until a person has put its sender right */
  readonly pauses: boolean;
  /** what it says about the host: ill counts towards its breaker, well closes it */
  readonly host: 'well' | 'ill' | 'unsure';
}

const nothing = { suppresses: false, pauses: false } as const;

export const CONSEQUENCES: Readonly<Record<Reason, Consequence>> = {
  accepted: { ...nothing, to: 'sent', host: 'well' },
  'host unreachable': { ...nothing, to: 'deferred', host: 'ill' },
  interrupted: { ...nothing, to: 'deferred', host: 'unsure' },
  'try later': { ...nothing, to: 'deferred', host: 'unsure' },
  'sender problem': { ...nothing, to: 'queued', pauses: true, host: 'unsure' },
  'unknown recipient': { ...nothing, to: 'failed', suppresses: true, host: 'well' },
  'refused recipient': { ...nothing, to: 'failed', host: 'well' },
  policy: { ...nothing, to: 'failed', host: 'well' },
  'no answer': { ...nothing, to: 'unknown', host: 'unsure' },
};

export interface Outcome extends Consequence {
  readonly reason: Reason;
  readonly detail: string;
}

/** So many refusals for policy in a row mean that it is the campaign, not the recipients. */
export const POLICY_REFUSALS_THAT_PAUSE = 5;

export function classify(result: HandOffResult): Outcome {
  const reason = result.reply ? afterReply(result, result.reply) : afterTrouble(result);
  return { ...CONSEQUENCES[reason], reason, detail: result.detail };
}

/** RFC 3463: the subject of an enhanced code, such as 5.1 of 5.1.1. */
const about = ({ enhanced }: ServerReply, subject: string): boolean => enhanced?.startsWith(`${subject}.`) ?? false;

function afterReply({ phase, dotSent }: HandOffResult, reply: ServerReply): Reason {
  if (dotSent && reply.code < 400) return reply.code < 300 ? 'accepted' : 'no answer';
  if (reply.code < 400) return 'interrupted'; // a yes where the protocol has none: nothing was handed over
  const temporary = reply.code < 500;
  switch (phase) {
    case 'connect':
    case 'auth':
      return temporary ? 'host unreachable' : 'sender problem';
    case 'mail':
      return temporary ? 'try later' : 'sender problem';
    case 'rcpt':
      return temporary || outOfSequence(reply) ? 'try later' : refusedAtRcpt(reply);
    case 'data':
    case 'body':
      return temporary || outOfSequence(reply) ? 'try later' : 'policy';
    case 'reply':
      if (temporary) return 'try later';
      return about(reply, '5.1') ? 'unknown recipient' : 'policy';
  }
}

/** 503 speaks of the session, not of the message or its recipient. */
const outOfSequence = (reply: ServerReply): boolean => reply.code === 503;

/**
 * The enhanced code is the more exact of the two: many hosts say 550 5.7.1 when they dislike the sender, and 5.2.2 for a
 * full mailbox. Neither says that the address is dead, so neither puts it on the suppression list.
 */
function refusedAtRcpt(reply: ServerReply): Reason {
  if (about(reply, '5.1')) return 'unknown recipient';
  if (about(reply, '5.7')) return 'policy';
  if (about(reply, '5.2') && reply.enhanced !== '5.2.1') return 'refused recipient';
  return reply.code === 550 ? 'unknown recipient' : 'refused recipient';
}

function afterTrouble({ phase, dotSent, trouble }: HandOffResult): Reason {
  if (trouble === 'credentials') return 'sender problem';
  if (trouble === 'envelope') return 'refused recipient';
  if (dotSent) return 'no answer';
  return phase === 'connect' || phase === 'auth' ? 'host unreachable' : 'interrupted';
}
