// Reads SMTP_URL: where the mail servers are, who we are to it, and how the connection is protected.
import { err, ok, type Result } from '#kernel';

export interface SmtpTarget {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte */
  readonly secure: boolean;
  /** STARTTLS: refuse to go on without it, take it where it is offered, or never */
  readonly startTls: 'required' | 'offered' | 'never';
  readonly verifyCertificate: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** messages a second of one worker; null: as fast as it goes */
  readonly rate: number | null;
  /** whose webhooks tell what becomes of the messages */
  readonly provider: 'ses' | 'sendgrid' | 'mailgun' | 'postmark' | null;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;
const START_TLS = { required: 'required', offered: 'offered', off: 'never' } as const;

const OPTIONS = new Set(['tls', 'verify', 'rate', 'provider']);
const PROVIDERS = ['ses', 'sendgrid', 'mailgun', 'postmark'] as const;

const invalid = (why: string): Result<never> => err('SMTP_URL_INVALID', `SMTP_URL ${why}.`);

/**
 * `smtp://user:password@host:587` or `smtps://…:465`, with `?tls=required|offered|off`, `?verify=off`, `?rate=10` (a second) and
 * `?provider=ses|sendgrid|mailgun|postmark`. A password never
 * leaves this machine in the clear unless tls=off says so.
 */
export function parseSmtpUrl(text: string): Result<SmtpTarget> {
  if (!URL.canParse(text)) return invalid('is not a URL');
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return invalid('starts with smtp:// or smtps://');
  if (hostname === '') return invalid('needs a host');
  if ((username === '') !== (password === '')) return invalid('needs a user and a password, or neither');
  for (const name of searchParams.keys()) if (!OPTIONS.has(name)) return invalid(`has no option ${name}`);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const asked = searchParams.get('tls') ?? (username !== '' && !LOOPBACK.test(host) ? 'required' : 'offered');
  if (!Object.hasOwn(START_TLS, asked)) return invalid('takes tls=required, tls=offered or tls=off');
  const rate = searchParams.get('rate');
  if (rate !== null && !(Number(rate) > 0)) return invalid('takes rate=10, messages a second');
  const named = searchParams.get('provider');
  const provider = PROVIDERS.find((each) => each === named) ?? null;
  if (named !== null && !provider) return invalid(`takes provider=${PROVIDERS.join(', ')}`);
  const auth = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return ok({
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    startTls: START_TLS[asked as keyof typeof START_TLS],
    verifyCertificate: searchParams.get('verify') !== 'off',
    auth,
    rate: rate === null ? null : Number(rate),
    provider,
  });
}

/** Several, with spaces between them: each stands in for the ones before it. */
export function parseSmtpUrls(text: string): Result<SmtpTarget[]> {
  const targets: SmtpTarget[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const target = parseSmtpUrl(word);
    if (!target.ok) return target;
    targets.push(target.value);
  }
  return targets.length > 0 ? ok(targets) : invalid('is empty');
}
