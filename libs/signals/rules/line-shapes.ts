// What one line of a mail looks like: quoted, a reply header, a closing, a log. Judged by its first characters only.

/** A line's shape shows early; this also keeps a 10 MB line cheap. */
const JUDGED_BY = 300;
const anyOf =
  (...shapes: RegExp[]) =>
  (line: string): boolean => {
    const head = line.slice(0, JUDGED_BY);
    return shapes.some((shape) => shape.test(head));
  };

export const isQuoted = anyOf(/^[ \t]{0,3}>/);

/** Everything under such a line is an older mail. */
const OLDER = /--|forwarded message|above this line/i;
export const startsOlderMail = (line: string): boolean => OLDER.test(line.slice(0, JUDGED_BY)) && opensOlderMail(line);
const opensOlderMail = anyOf(
  /^\s*-{2,}\s*(?:original message|original appointment|forwarded message|urspr[üu]ngliche nachricht|message d'origine|mensaje original)\s*-{2,}/i,
  /^\s*begin forwarded message:/i,
  /please (?:type|write) your reply above this line/i,
  /reply above this line/i,
);

/** "On Monday, Ben wrote:", in the languages that mail programs write it in. May run over three lines. */
const ATTRIBUTION =
  /^\s*(?:On|Am|Le|El|Il|Op)\s.{4,250}\s(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)\b.{0,100}:\s*$/s;
export function attributionLength(lines: readonly string[], at: number): number {
  if (!/^\s*(?:On|Am|Le|El|Il|Op)\s/.test(lines[at]?.slice(0, JUDGED_BY) ?? '')) return 0;
  for (let count = 1; count <= 3; count += 1) {
    const joined = lines.slice(at, at + count).map((line) => line.slice(0, JUDGED_BY));
    if (ATTRIBUTION.test(joined.join(' '))) return count;
  }
  return 0;
}

const HEADER = /^\W{0,3}(?:From|Von|De|Da|Van)\s?:\W{0,2}\s*\S/;
const MORE_HEADERS =
  /^\W{0,3}(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto)\s?:/;
/** Outlook repeats the headers of the mail below it: From, then at least two of Sent, To, Subject. */
export const isHeaderBlock = (lines: readonly string[], at: number): boolean =>
  HEADER.test(lines[at]?.slice(0, JUDGED_BY) ?? '') &&
  lines.slice(at + 1, at + 6).filter((line) => MORE_HEADERS.test(line.slice(0, JUDGED_BY))).length >= 2;

export const isRule = anyOf(/^\s*[_=-]{5,}\s*$/);
export const isFence = anyOf(/^\s*(?:```|~~~|\{(?:code|noformat)[^}]{0,40}\})/);

export const isSignatureMark = anyOf(/^--\s?$/);
const CLOSING =
  /^(?:(?:with|many|kind|kindest|best|warm|warmest|friendly|my) )*(?:regards|wishes|greetings|thanks|thank you|thx|cheers|sincerely|yours (?:sincerely|faithfully|truly)|respectfully|best|br|kr|rgds|mfg|mit freundlichen grüßen|viele grüße|cordialement|saludos)(?: (?:and|&|\+) (?:best |kind )?(?:regards|wishes|thanks))?[ ,.!]*$/i;
export const isClosing = (line: string): boolean => line.length <= 60 && CLOSING.test(line.trim());
export const isDeviceLine = anyOf(
  /^\s*(?:sent from my |sent via |sent from (?:outlook|mail|yahoo|proton)|get outlook for )/i,
);
const LEGAL = /confidential|privileged|intended|disclaimer/i;
export const isDisclaimer = (line: string): boolean => LEGAL.test(line.slice(0, JUDGED_BY)) && disclaims(line);
const disclaims = anyOf(
  /\b(?:confidential|privileged)\b.{0,120}\b(?:intended|recipient|addressee)/i,
  /\bintended (?:only|solely) for\b/i,
  /^\s*(?:disclaimer|confidentiality notice)\b/i,
);

/** Somebody goes on talking under a closing: a postscript, or a line that reads like a sentence. */
export function isTalk(line: string): boolean {
  const head = line.slice(0, JUDGED_BY).trim();
  if (/^p\.?\s?s\b/i.test(head)) return true;
  const words = head.split(/\s+/);
  const plain = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return plain >= 5 ? words.length >= 8 : plain >= 2 && /[.!?]$/.test(head);
}

/** What every log, trace or piece of data has somewhere; most lines of a mail have none of it. */
const TECHNICAL = /[0-9:="<{}[\]()]|Exception|Error|[A-Z]{4}/;
export const isLog = (line: string): boolean => TECHNICAL.test(line.slice(0, JUDGED_BY)) && hasLogShape(line);
const hasLogShape = anyOf(
  // a timestamp with seconds at the start, or a bracketed level
  /^\s*\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d/,
  /^\s*\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?\s/,
  /^\s*[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\s/,
  /^\s*\[?(?:ERROR|FATAL|WARN|WARNING|INFO|DEBUG|TRACE|SEVERE|CRITICAL)\]?\s*(?:\[|\d|[\w$]+(?:\.[\w$]+){2,}|\w+=)/,
  /^\s*\[(?:error|fatal|warn|warning|info|debug|trace|critical)\]/i,
  // stack traces
  /^\s*at\s+[\w$.<>/[\]]+\s?\(/,
  /^\s*at\s+\S+:\d+:\d+\s*$/,
  /^\s*File ".{1,200}", line \d+/,
  /^\s*Traceback \(most recent call last\)/,
  /^\s*\.\.\. \d+ more/,
  /^\s*(?:Caused by: |Exception in thread "[^"]{0,80}" )?(?:[\w$]+\.)+[\w$]*(?:Exception|Error)\b/,
  /^\s*[A-Z]\w*(?:Error|Exception)(?::|\()/,
  /^\s*(?:goroutine \d+ \[|panic: |#\d+\s+0x)/,
  // requests and structured data
  /^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/\S{0,200} HTTP\//,
  /^\s*HTTP\/\d(?:\.\d)? \d{3}/,
  /^\s*"[\w.-]{1,60}"\s*:\s/,
  /^\s*[{}[\]]+[,;]?\s*$/,
  /^\s*<\/?[\w:.-]+(?:\s[^>]{0,150})?>/,
  /(?:\b\w{1,40}=\S{1,80}[\s,;]+){3}/,
);

const ANNOUNCED =
  /^\W{0,5}(?:automatic reply|auto(?:mated|matic)?[ -]?(?:reply|response)|out of (?:the )?office|this is an? auto(?:mated|matic)?(?:ally)?[ -]?(?:generated )?(?:reply|response|message|e-?mail)|abwesenheitsnotiz|réponse automatique)/i;
const AWAY =
  /\b(?:i am|i'm|i’m|i will be) (?:currently |now )?(?:out of (?:the )?office|away from (?:the|my) (?:office|desk)|on (?:\w{1,12} )?(?:leave|vacation|holidays?))/i;
const MEANWHILE =
  /\b(?:limited|no) access to (?:my )?e?-?mails?\b|\b(?:respond|reply|get back to you|answer)\b.{0,60}\breturn\b|\b(?:urgent|immediate)\b.{0,60}\b(?:contact|call|reach)\b/is;
/** The start of a message is enough to tell a machine's answer from a person's. */
export const isAutomatic = (start: string): boolean =>
  ANNOUNCED.test(start) || (AWAY.test(start) && MEANWHILE.test(start));
