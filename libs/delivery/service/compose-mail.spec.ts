import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { unwrap } from '#kernel';
import { validateAddress } from '../rules/index.js';
import { composeMail, type Addressing } from './compose-mail.js';
import { loadMail, type MailSource, openMail, publishMail, viewOf } from '#templates';

const reader = { locale: 'en', zone: 'UTC' };
const folder = join(process.cwd(), 'templates/email/progress-status');
const load = async () => unwrap(await loadMail(folder));
const address = (text: string) => unwrap(validateAddress(text));

const addressing: Addressing = {
  from: { name: 'Dana Reyes', address: address('dana@northwind.example') },
  replyTo: { name: 'Dana Reyes', address: address('dana@northwind.example') },
  to: { name: 'Maya Ødegård', address: address('maya@halden.example') },
  date: new Date('2026-11-02T08:00:00Z'),
  messageId: '<0123@mail.northwind.example>',
  key: '0123',
  list: { name: 'Progress reports', id: 'progress-status.mail.northwind.example' },
  unsubscribe: {
    url: 'https://app.northwind.example/u/t',
    mailbox: address('unsubscribe@mail.northwind.example'),
    token: 't',
  },
};

describe('Progress/Status', () => {
  it('fills in from its sample, needs what it says, and does without what is optional', async () => {
    const source = await load();
    const published = unwrap(await publishMail(source));
    const mail = unwrap(openMail(published));
    const preview = unwrap(mail.preview(viewOf(source.sample), reader));
    expect(preview.subject).toBe('Halden Logistics: this is what you’ve accomplished so far');
    for (const part of [preview.html, preview.text]) {
      for (const words of ['Hi Maya,', 'October 2026', '4,812', '+12 %', 'Shipment boards', '61,240', 'March 2025'])
        expect(part).toContain(words);
      for (const words of ['Dana Reyes', '1 Harbour Way', 'unsubscribe/sample', 'preferences/sample'])
        expect(part).toContain(words);
      expect(part).not.toMatch(/\{\{|\}\}\s*[a-z]/);
    }
    expect(published.fields.filter(({ optional }) => optional).map(({ name }) => name)).toEqual([
      'account.since',
      'contact.firstName',
      'usage.actionsSoFar',
      'usage.changePercent',
    ]);

    const { contact: _, ...bare } = source.sample as Record<string, Record<string, unknown>>;
    const usage = { activeUsers: 1, activeDays: 2, actions: 3, topFeatures: [] };
    const least = unwrap(mail.preview(viewOf({ ...bare, usage }), reader));
    expect(least.text).toContain('Hi there,');
    expect(least.html).toContain('Nothing stood out this month');
    expect(least.text).not.toContain('the month before');
    expect(least.text).not.toContain('SO FAR\n\nSince');
  });

  it('fails for a person without the data, and names the field', async () => {
    const source = await load();
    const mail = unwrap(openMail(unwrap(await publishMail(source))));
    const view = viewOf({ ...source.sample, csm: { name: 'Dana' } });
    expect(mail.body(view, reader)).toMatchObject({
      error: { code: 'FIELD_MISSING', details: { field: 'csm.email' } },
    });
    const noName = viewOf({ ...source.sample, account: {} });
    expect(composeMail(mail, addressing, noName, reader)).toMatchObject({
      error: { details: { field: 'account.name' } },
    });
  });

  it('goes over the wire as it is seen in the preview', async () => {
    const source = await load();
    const mail = unwrap(openMail(unwrap(await publishMail(source))));
    const sample = {
      ...source.sample,
      account: { name: 'Bøgh & <Søn> =_bellwether_ "x" 🎉\r\n.\r\nBcc: x', since: '2025-03-01' },
    };
    const view = viewOf(sample);
    expect(composeMail(mail, addressing, view, reader)).toMatchObject({ error: { code: 'HEADER_UNSAFE' } });

    const plainSubject = unwrap(openMail({ ...unwrap(await publishMail(source)), subject: 'Grüße 🎉' }));
    const { raw } = unwrap(composeMail(plainSubject, addressing, view, reader));
    const text = raw.toString('latin1');
    for (const line of text.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e]{0,998}$/);
    const parsed = await PostalMime.parse(raw);
    const preview = unwrap(plainSubject.preview(view, reader));
    const lines = (value: string | undefined) => value?.replace(/\r\n?|\n/g, '\n').trimEnd();
    expect(parsed.subject).toBe('Grüße 🎉');
    expect(parsed.to).toEqual([{ name: 'Maya Ødegård', address: 'maya@halden.example' }]);
    expect(lines(parsed.html)).toBe(lines(preview.html));
    expect(lines(parsed.text)).toBe(lines(preview.text));
    expect(parsed.attachments).toEqual([]);
    expect(parsed.html).toContain('B&oslash;gh'.replace('&oslash;', 'ø') + ' &amp; &lt;Søn&gt;');
  });

  it('has one version for one content', async () => {
    const source = await load();
    const first = unwrap(await publishMail(source));
    expect(unwrap(await publishMail(source))).toEqual(first);
    expect(unwrap(await publishMail({ ...source, subject: 'Other' })).version).not.toBe(first.version);
  });
});

describe('publishing', () => {
  const source: MailSource = {
    title: 'A mail',
    subject: 'Hello {{contact.firstName}}',
    preview: 'For <you> & {{account.name}}',
    sender: 'company',
    html: { language: 'html', source: '<html><body class="a"><p>{{contact.firstName}}</p></body></html>' },
    text: 'Hello',
    sample: {},
  };

  it('puts the preview text first in the body, safely', async () => {
    const published = unwrap(await publishMail(source));
    expect(published.html).toMatch(
      /^<html><body class="a"><div style="display:none[^>]*>For &lt;you&gt; &amp; \{\{account.name\}\}<\/div><p>/,
    );
    expect(published.fields.map(({ name }) => name)).toEqual(['account.name', 'contact.firstName']);
    const mjml = '<mjml><mj-body><mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section></mj-body></mjml>';
    const fromMjml = unwrap(await publishMail({ ...source, html: { language: 'mjml', source: mjml } }));
    expect(fromMjml.html).toContain('For &lt;you&gt; &amp; {{account.name}}');
    expect(fromMjml.html).not.toMatch(/\n\s/);
  });

  it.each([
    ['subject', { subject: 'a {{{b}}}' }, 'TEMPLATE_UNESCAPED'],
    ['preview', { preview: '{{> b}}' }, 'TEMPLATE_NOT_ALLOWED'],
    ['text', { text: '{{b.constructor}}' }, 'TEMPLATE_PATH'],
    ['html', { html: { language: 'html' as const, source: '{{#if' } }, 'TEMPLATE_SYNTAX'],
    [
      'html',
      { html: { language: 'mjml' as const, source: '<mjml><mj-body><mj-nonsense/></mj-body></mjml>' } },
      'MJML_INVALID',
    ],
    [
      'html',
      {
        html: { language: 'mjml' as const, source: '<mjml><mj-body><mj-include path="/etc/passwd"/></mj-body></mjml>' },
      },
      'MJML_INVALID',
    ],
    ['html', { html: { language: 'mjml' as const, source: 'not mjml' } }, 'MJML_INVALID'],
  ])('says that the %s is wrong: %j → %s', async (part, change, code) => {
    const refused = await publishMail({ ...source, ...change });
    expect(refused).toMatchObject({ ok: false, error: { code, details: { part } } });
  });
});

describe('a mail folder', () => {
  const write = async (files: Record<string, string>) => {
    const made = await mkdtemp(join(tmpdir(), 'mail-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(made, name), text);
    const loaded = await loadMail(made);
    await rm(made, { recursive: true });
    return loaded;
  };
  const meta = JSON.stringify({ title: 'T', subject: 'S', preview: 'P', sample: { a: 1 } });

  it('may hold HTML and JSON instead of MJML and YAML', async () => {
    expect(await write({ 'mail.html.hbs': '<p>', 'text.hbs': 'x', 'meta.json': meta })).toEqual({
      ok: true,
      value: {
        ...{ title: 'T', subject: 'S', preview: 'P', sender: 'company', sample: { a: 1 }, text: 'x' },
        html: { language: 'html', source: '<p>' },
      },
    });
  });

  it('that is incomplete or badly described is refused with what is missing', async () => {
    expect(await write({ 'mail.mjml': '' })).toMatchObject({
      error: { code: 'MAIL_INCOMPLETE', details: { missing: ['text.hbs', 'meta.yaml or meta.json'] } },
    });
    expect(await loadMail('/nowhere/at/all')).toMatchObject({ error: { code: 'MAIL_INCOMPLETE' } });
    const parts = { 'mail.mjml': '', 'text.hbs': '' };
    for (const bad of [
      'title: [',
      'title: A',
      JSON.stringify({ ...JSON.parse(meta), subject: 'a\nb' }),
      `${meta.slice(0, -1)},"colour":1}`,
    ])
      expect(await write({ ...parts, 'meta.yaml': bad })).toMatchObject({ error: { code: 'MAIL_META_INVALID' } });
  });
});
