// Pages as people write them: a title and markdown, under the key that tasks know.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { PracticeRepository, type Practice } from '../store/practice.repository.js';

const MAX_TITLE = 200;
const MAX_BODY = 100_000;

@Injectable()
export class PracticeService {
  constructor(
    private readonly database: Database,
    private readonly practices: PracticeRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The page of this key reads so from now on; one that isn't there is made. */
  save(scope: Scope, key: string, title: string, body: string): Promise<Result<Practice>> {
    return this.database.tx(scope, async (tx) => {
      if (!/^[a-z][a-z0-9-]{0,63}$/.test(key))
        return err('PRACTICE_KEY_INVALID', 'Use small letters, digits and hyphens for the key, a letter first.');
      const page = { key, title: title.trim(), body, updatedAt: this.clock.now() };
      if (page.title === '' || page.title.length > MAX_TITLE)
        return err('PRACTICE_TITLE_INVALID', `Give the page a title of at most ${MAX_TITLE} characters.`);
      if (body.trim() === '' || body.length > MAX_BODY)
        return err('PRACTICE_BODY_INVALID', `Write a text of at most ${MAX_BODY} characters.`);
      if (await this.practices.put(tx, page)) await this.audit.record(tx, 'practice.saved', key);
      return ok((await this.practices.byKeys(tx, [key])).get(key) ?? page);
    });
  }
}
