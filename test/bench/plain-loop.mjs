// What the engine is measured against: a loop that sends the same mails with pooled nodemailer and Handlebars, and remembers nothing.
// argv: a file with {port, lanes, count, subject, html, text, view, domain} as JSON. Says when it is ready, starts on any message.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import Handlebars from 'handlebars';
import nodemailer from 'nodemailer';

const { port, lanes, count, subject, html, text, view, domain } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const formats = new Map();
const format = (key, make) => formats.get(key) ?? (formats.set(key, make()), formats.get(key));
const STYLES = {
  day: { dateStyle: 'long' },
  short: { dateStyle: 'medium' },
  month: { month: 'long', year: 'numeric' },
};
Handlebars.registerHelper('default', (value, other) =>
  value === undefined || value === null || value === '' ? other : value,
);
Handlebars.registerHelper('date', (value, style) =>
  format(`d${style}`, () => new Intl.DateTimeFormat('en', STYLES[style] ?? STYLES.day)).format(new Date(value)),
);
Handlebars.registerHelper('number', (value, { hash }) =>
  format(
    `n${hash.sign}`,
    () => new Intl.NumberFormat('en', { signDisplay: hash.sign ? 'exceptZero' : 'auto', maximumFractionDigits: 0 }),
  ).format(value),
);
const fill = {
  subject: Handlebars.compile(subject, { noEscape: true }),
  html: Handlebars.compile(html),
  text: Handlebars.compile(text, { noEscape: true }),
};
const transport = nodemailer.createTransport({
  host: '127.0.0.1',
  port,
  pool: true,
  maxConnections: lanes,
  maxMessages: 100,
  ignoreTLS: true,
});

async function send(n) {
  const key = createHmac('sha256', 'secret').update(String(n)).digest('hex').slice(0, 32);
  const token = createHmac('sha256', 'secret').update(`link ${n}`).digest('base64url');
  const url = `https://success.${domain}/u/${token}`;
  const own = {
    ...view,
    contact: { firstName: 'Maya' },
    links: { unsubscribe: url, preferences: url.replace('/u/', '/p/') },
  };
  await transport.sendMail({
    envelope: { from: `bounce+${key}@${domain}`, to: `champion-${n}@customer.example` },
    from: { name: 'Bellwether', address: `success@${domain}` },
    replyTo: { name: 'Bellwether', address: `success@${domain}` },
    to: `champion-${n}@customer.example`,
    subject: fill.subject(own),
    text: fill.text(own),
    html: fill.html(own),
    messageId: `<${key}@${domain}>`,
    headers: {
      'List-Id': `"Progress" <progress.${domain}>`,
      'List-Unsubscribe': `<${url}>, <mailto:unsubscribe@${domain}?subject=${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'X-Bellwether-Key': key,
    },
  });
}

process.send('ready');
process.once('message', async () => {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let next = 1;
  const lane = async () => {
    while (next <= count) {
      const n = next;
      next += 1;
      await send(n);
    }
  };
  await Promise.all(Array.from({ length: lanes * 2 }, lane));
  const { user, system } = process.cpuUsage(cpu);
  process.send({ seconds: (performance.now() - began) / 1000, cpuMs: (user + system) / 1000 });
  transport.close();
  process.disconnect();
});
