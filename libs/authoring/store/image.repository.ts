// Pictures of mails, kept with everything else so that a backup has them.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { ImageShape } from '../rules/image.js';

export interface TemplateImage extends ImageShape {
  readonly id: string;
  readonly name: string;
  readonly uploadedAt: Date;
}

@Injectable()
export class ImageRepository {
  async insert(
    tx: Tx,
    { id, name, type, width, height, uploadedAt }: TemplateImage,
    content: Buffer,
    by: string | null,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO template_images (id, name, type, width, height, content, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, name, type, width, height, content, by, uploadedAt],
    );
  }

  /** The newest first. */
  all(tx: Tx): Promise<TemplateImage[]> {
    return tx.query<TemplateImage>(
      `SELECT id, name, type, width, height, uploaded_at AS "uploadedAt" FROM template_images ORDER BY uploaded_at DESC, id LIMIT 200`,
    );
  }

  async count(tx: Tx): Promise<number> {
    return (await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM template_images'))?.n ?? 0;
  }

  content(tx: Tx, id: string): Promise<{ readonly type: string; readonly content: Buffer } | undefined> {
    return tx.one('SELECT type, content FROM template_images WHERE id = $1', [id]);
  }
}
