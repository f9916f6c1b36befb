// Opens one connection to a mail server, up to the point where it takes mail, and reads nodemailer's errors for us.
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseReply, replied, troubled, type HandOffResult, type Phase, type Trouble } from './rules/index.js';
import type { SmtpTarget } from './smtp-url.js';

/** What nodemailer hangs on its errors. */
export interface SmtpFailure extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
  readonly command?: string;
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  EDNS: 'name',
  ETLS: 'tls',
  ETIMEDOUT: 'timeout',
  EAUTH: 'credentials',
  ENOAUTH: 'credentials',
  EENVELOPE: 'envelope',
  EPROTOCOL: 'unreadable',
};

/** The system's own names say more than nodemailer's ESOCKET. */
const SYSTEM_TROUBLES: readonly [RegExp, Trouble][] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, 'refused'],
  [/CERT|SSL|TLS/, 'tls'],
];

/** The reply that ended it where there was one, else the kind of trouble. */
export function failed(error: SmtpFailure, phase: Phase, dotSent: boolean): HandOffResult {
  const { code = '', originalCode = '', response, message } = error;
  // Past the greeting, EPROTOCOL is a reply that nobody asked for: it is not about what was sent.
  const isAnswer = code !== 'EPROTOCOL' || phase === 'connect';
  const reply = response && isAnswer ? parseReply(response) : null;
  if (reply) return replied(phase, dotSent, reply);
  if (response) return troubled(phase, dotSent, 'unreadable', response);
  const known = SYSTEM_TROUBLES.find(([names]) => names.test(originalCode))?.[1] ?? TROUBLES[code];
  return troubled(phase, dotSent, known ?? 'drop', message);
}

export type Connected = { readonly connection: SMTPConnection } | { readonly failure: HandOffResult };

/** From the name look-up to the login, all within `within` milliseconds. */
export function connect(target: SmtpTarget, within: number, ehloName?: string): Promise<Connected> {
  const { host, port, secure, startTls, verifyCertificate, auth } = target;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: startTls === 'required' && !secure,
    ignoreTLS: startTls === 'never',
    tls: { rejectUnauthorized: verifyCertificate },
    name: ehloName,
    connectionTimeout: within,
    greetingTimeout: within,
    socketTimeout: 24 * 60 * 60_000, // silence is timed by the session, which knows what it waits for
    socketCloseTimeout: 0, // what was given up must not go on leaving from a buffer
  });
  return new Promise((resolve) => {
    let phase: Phase = 'connect';
    const settle = (outcome: Connected) => {
      clearTimeout(timer);
      connection.removeAllListeners();
      connection.on('error', () => undefined);
      if ('failure' in outcome) connection.close();
      resolve(outcome);
    };
    const fail = (error: SmtpFailure) => settle({ failure: failed(error, phase, false) });
    const stop = (trouble: Trouble, detail: string) => settle({ failure: troubled(phase, false, trouble, detail) });
    const timer = setTimeout(() => stop('timeout', `the server was not ready within ${within} ms`), within);
    connection.on('error', fail);
    connection.on('end', () => stop('drop', 'the server closed the connection'));
    connection.connect((refused) => {
      if (refused) return fail(refused);
      if (!auth) return settle({ connection });
      phase = 'auth';
      connection.login({ ...auth }, (denied) => (denied ? fail(denied) : settle({ connection })));
    });
  });
}
