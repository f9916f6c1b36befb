// Reads a mail, in a thread that may be stopped: whatever a stranger sends costs at most its time and memory.
// Plain JavaScript, because a thread starts from a file as it lies here.
import { parentPort } from 'node:worker_threads';
import { convert } from 'html-to-text';
import PostalMime from 'postal-mime';

const LIMIT = { text: 200_000, html: 500_000, headers: 200, value: 2_000, people: 100, parts: 100, report: 64_000 };
const REPORT =
  /^(message\/(global-)?delivery-status|message\/feedback-report|message\/rfc822|message\/global|text\/rfc822-headers)$/;
const MESSAGE_ID = /<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>/g;

/** JSON in the database holds no NUL and no half characters. */
const clean = (text, most) =>
  String(text ?? '')
    .slice(0, most)
    .replaceAll('\u0000', '')
    .toWellFormed();
const line = (text) =>
  clean(text, LIMIT.value)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

const person = (one) => ({ name: line(one?.name), email: line(one?.address).toLowerCase() });
/** A group of addresses counts as its members. */
const people = (list) =>
  (list ?? [])
    .flatMap((one) => one.group ?? [one])
    .slice(0, LIMIT.people)
    .map(person);
const ids = (text) => [...new Set(String(text ?? '').match(MESSAGE_ID) ?? [])];

function plainOf({ text, html }) {
  if (text?.trim()) return text;
  if (!html) return '';
  try {
    return convert(html.slice(0, LIMIT.html), {
      wordwrap: false,
      limits: { maxInputLength: LIMIT.html, maxDepth: 40 },
    });
  } catch {
    return '';
  }
}

const bytesOf = ({ content }) => (typeof content === 'string' ? Buffer.from(content) : Buffer.from(content ?? []));

async function read(raw) {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 50,
    maxHeadersSize: 512 * 1024,
  });
  const attachments = (mail.attachments ?? []).slice(0, LIMIT.parts);
  const date = new Date(mail.date ?? '');
  return {
    from: mail.from?.address ? person(mail.from) : null,
    replyTo: mail.replyTo?.[0]?.address ? person(mail.replyTo[0]) : null,
    to: people(mail.to),
    cc: people(mail.cc),
    subject: line(mail.subject),
    date: Number.isNaN(date.getTime()) ? null : date.toISOString(),
    messageId: ids(mail.messageId)[0] ?? null,
    inReplyTo: ids(mail.inReplyTo)[0] ?? null,
    references: ids(mail.references).slice(-50),
    text: clean(plainOf(mail), LIMIT.text),
    html: mail.html ? clean(mail.html, LIMIT.html) : null,
    attachments: attachments
      .filter(({ mimeType }) => !REPORT.test(mimeType))
      .map((each) => ({ name: line(each.filename), type: line(each.mimeType), bytes: bytesOf(each).length })),
    headers: mail.headers.slice(0, LIMIT.headers).map(({ key, value }) => [line(key).toLowerCase(), line(value)]),
    reports: attachments
      .filter(({ mimeType }) => REPORT.test(mimeType))
      .slice(0, 5)
      .map((each) => ({ type: each.mimeType, text: clean(bytesOf(each).toString('utf8'), LIMIT.report) })),
  };
}

parentPort.on('message', ({ number, raw }) => {
  read(raw).then(
    (mail) => parentPort.postMessage({ number, mail }),
    (error) => parentPort.postMessage({ number, error: String(error?.message ?? error).slice(0, 500) }),
  );
});
