// Every version of a mail that ever went out, as it was published.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { trackLinks, type PublishedMail } from '#templates';

@Injectable()
export class TemplateRepository {
  async put(tx: Tx, name: string, published: PublishedMail): Promise<void> {
    await tx.query('INSERT INTO mail_templates (version, name, published) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      published.version,
      name,
      JSON.stringify(published),
    ]);
    await tx.query(
      'INSERT INTO mail_links (template_version, number, url) SELECT $1, number - 1, url FROM unnest($2::text[]) WITH ORDINALITY u(url, number) ON CONFLICT DO NOTHING',
      [published.version, trackLinks(published.html).urls],
    );
  }

  async byVersion(tx: Tx, version: string): Promise<PublishedMail | undefined> {
    const row = await tx.one<{ published: PublishedMail }>('SELECT published FROM mail_templates WHERE version = $1', [
      version,
    ]);
    return row?.published;
  }
}
