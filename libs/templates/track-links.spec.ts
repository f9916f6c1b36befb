import { unwrap } from '#kernel';
import { openMail, publishMail, trackLinks, viewOf } from './index.js';

const html =
  '<html><body><a class="b" href="https://d.example/a?x=1&amp;y=2">A</a> <a href="{{links.unsubscribe}}">U</a> <a href="mailto:x@y.example">M</a> <a href="https://d.example/a?x=1&amp;y=2">A again</a> <A HREF="http://d.example/b">B</A></body></html>';

it('fixed links become numbered fields, each address once; links made for one person stay', () => {
  const { html: tracked, urls } = trackLinks(html);
  expect(urls).toEqual(['https://d.example/a?x=1&y=2', 'http://d.example/b']);
  expect(tracked.match(/\{\{tracked\.l0\}\}/g)).toHaveLength(2);
  expect(tracked).toContain('href="{{links.unsubscribe}}"');
  expect(tracked).toContain('href="mailto:x@y.example"');
  expect(tracked).toMatch(/<img src="\{\{tracked\.open\}\}"[^>]*><\/body>/);
});

it('only a mail that is opened as tracked has them', async () => {
  const published = unwrap(
    await publishMail({
      ...{ title: 'T', subject: 'S', preview: 'P', sender: 'company', text: 'T {{links.unsubscribe}}', sample: {} },
      html: { language: 'html', source: html },
    }),
  );
  const view = { links: { unsubscribe: 'https://n.example/u' } };
  const plain = unwrap(openMail(published));
  expect(plain.links).toEqual([]);
  const reader = { locale: 'en', zone: 'UTC' };
  expect(unwrap(plain.preview(viewOf(view), reader)).html).toContain('href="https://d.example/a');
  const tracked = unwrap(openMail(published, true));
  expect(tracked.links).toHaveLength(2);
  const filled = unwrap(
    tracked.preview(viewOf({ ...view, tracked: { open: 'O', l0: 'https://n.example/c/0', l1: 'Y' } }), reader),
  );
  expect(filled.html).not.toContain('d.example');
  expect(filled.html.match(/href="https:\/\/n.example\/c\/0"/g)).toHaveLength(2);
  expect(tracked.preview(viewOf(view), reader)).toMatchObject({ error: { code: 'FIELD_MISSING' } });
});
