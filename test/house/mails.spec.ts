import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadMail, openMail, publishMail, viewOf } from '#templates';

const FOLDER = join(process.cwd(), 'templates', 'email');

describe.each(readdirSync(FOLDER))('the mail %s', (name) => {
  it('can be published and says its sample in both parts, with a way out and an address', async () => {
    const loaded = await loadMail(join(FOLDER, name));
    if (!loaded.ok) throw new Error(loaded.error.message);
    const published = await publishMail(loaded.value);
    if (!published.ok) throw new Error(published.error.message);
    const opened = openMail(published.value);
    if (!opened.ok) throw new Error(opened.error.message);
    const mail = opened.value.preview(viewOf(loaded.value.sample), { locale: 'en', zone: 'UTC' });
    if (!mail.ok) throw new Error(mail.error.message);
    const { subject, html, text } = mail.value;
    expect(subject.length).toBeLessThanOrEqual(120);
    expect(text).not.toMatch(/\{\{|<strong>|undefined/);
    expect(html).not.toMatch(/\{\{|undefined/);
    expect(text.split(/\s+/).length).toBeGreaterThan(20);
    if (!('topic' in loaded.value) && name !== 'alert')
      for (const part of [html, text]) {
        expect(part).toContain('1 Harbour Way, Example City');
        expect(part).toContain('https://app.northwind.example/unsubscribe/sample');
        expect(part).toContain('Maya');
      }
  });
});
