// What one attempt showed: how far it got, whether the final dot left, and the reply or the trouble that ended it.

/** How far the conversation got. `connect` is everything up to EHLO and TLS; `reply` is the wait after the final dot. */
export type Phase = 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'reply';

/** What ended an attempt when it was not a readable reply. `credentials` and `envelope` never reached the server. */
export type Trouble = 'refused' | 'name' | 'tls' | 'timeout' | 'drop' | 'unreadable' | 'credentials' | 'envelope';

export interface ServerReply {
  /** three digits, 200 to 599 */
  readonly code: number;
  /** RFC 3463, such as 5.1.1 */
  readonly enhanced: string | null;
  /** the reply as it came, made safe to store and show; at most 500 characters */
  readonly text: string;
}

/** Exactly one of `reply` and `trouble` is set. */
export interface HandOffResult {
  readonly phase: Phase;
  /** the end of the message may have reached the server, so only its reply can tell what became of it */
  readonly dotSent: boolean;
  readonly reply: ServerReply | null;
  readonly trouble: Trouble | null;
  /** for people: the reply, or what went wrong */
  readonly detail: string;
}

const FIRST_LINE = /^([2-5]\d\d)(?:[ -]|$)(?:([245]\.\d{1,3}\.\d{1,3})(?:\s|$))?/;
const MAX_TEXT = 500;

const printable = (text: string): string =>
  text
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT);

/** Null where the text is not an SMTP reply. Lines of one reply share their code, so the first one decides. */
export function parseReply(text: string): ServerReply | null {
  const match = FIRST_LINE.exec(text.trimEnd());
  return match ? { code: Number(match[1]), enhanced: match[2] ?? null, text: printable(text) } : null;
}

export const replied = (phase: Phase, dotSent: boolean, reply: ServerReply): HandOffResult => ({
  phase,
  dotSent,
  reply,
  trouble: null,
  detail: reply.text,
});

export const troubled = (phase: Phase, dotSent: boolean, trouble: Trouble, detail: string): HandOffResult => ({
  phase,
  dotSent,
  reply: null,
  trouble,
  detail: printable(detail),
});
