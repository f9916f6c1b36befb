// Takes pictures in and hands them out; who has the address of one may see it, as every inbox has to.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, SYSTEM, type Scope, type Tx } from '#platform/database';
import { readImage } from '../rules/image.js';
import { ImageRepository, type TemplateImage } from '../store/image.repository.js';

const MOST_IMAGES = 1_000;

@Injectable()
export class ImageService {
  constructor(
    private readonly database: Database,
    private readonly images: ImageRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async add(scope: Scope, fileName: string, content: Buffer): Promise<Result<TemplateImage>> {
    const shape = readImage(content);
    if (!shape.ok) return shape;
    const name = fileName.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(-100) || 'picture';
    const image = { id: newId(), name, ...shape.value, uploadedAt: this.clock.now() };
    return this.database.tx(scope, async (tx) => {
      if ((await this.images.count(tx)) >= MOST_IMAGES)
        return err('IMAGES_FULL', `There are ${MOST_IMAGES} pictures already. Use one of them.`);
      await this.images.insert(tx, image, content, tx.scope.kind === 'user' ? tx.scope.userId : null);
      await this.audit.record(tx, 'template.image-added', image.id, { name, bytes: content.length });
      return ok(image);
    });
  }

  all(tx: Tx): Promise<TemplateImage[]> {
    return this.images.all(tx);
  }

  content(id: string): Promise<{ readonly type: string; readonly content: Buffer } | undefined> {
    return this.database.tx(SYSTEM, (tx) => this.images.content(tx, id));
  }
}
