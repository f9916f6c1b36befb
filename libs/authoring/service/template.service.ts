// Saves what somebody wrote as a new version: only what can be published, and never over what another person saved meanwhile.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { openMail, publishMail } from '#templates';
import { LOCALE, NAME, readSource } from '../rules/source.js';
import { TemplateVersionRepository, type TemplateVersion } from '../store/template-version.repository.js';
import { TemplateLibrary } from './template-library.js';

export interface NewVersion {
  readonly name: string;
  readonly locale: string;
  readonly source: unknown;
  readonly note: string;
  /** the version that was changed; null for a new template or language */
  readonly from: number | null;
}

@Injectable()
export class TemplateService {
  constructor(
    private readonly database: Database,
    private readonly library: TemplateLibrary,
    private readonly versions: TemplateVersionRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async save(scope: Scope, { name, locale, source: input, note, from }: NewVersion): Promise<Result<TemplateVersion>> {
    if (!NAME.test(name) || name.length > 64)
      return err(
        'TEMPLATE_NAME',
        'The key of a template is lower-case words joined by hyphens, such as new-user-welcome.',
      );
    if (!LOCALE.test(locale)) return err('TEMPLATE_LOCALE', 'A language is such as de, fr-CA or pt-BR.');
    const read = readSource(input);
    if (!read.ok) return read;
    const source = read.value;
    const published = await publishMail(source);
    if (!published.ok) return published;
    const opened = openMail(published.value);
    if (!opened.ok) return opened;
    return this.database.tx(scope, async (tx) => {
      await this.versions.lock(tx, name);
      const current = await this.library.current(tx, name, locale);
      const number = current.ok ? current.value.number : null;
      if (from === null && number !== null)
        return err('TEMPLATE_EXISTS', `There is “${name}” already. Choose another key.`);
      if (from !== null && number !== from)
        return err(
          'TEMPLATE_CHANGED',
          'Somebody else saved a version meanwhile. Look at theirs, then save yours again.',
        );
      if (locale !== '' && !(await this.library.current(tx, name)).ok)
        return err('TEMPLATE_UNKNOWN', 'Write the template itself first, then its languages.');
      const savedBy = tx.scope.kind === 'user' ? tx.scope.userId : null;
      const version = { name, locale, number: (number ?? 0) + 1, source, note: note.slice(0, 500), savedBy };
      await this.versions.insert(tx, { ...version, savedAt: this.clock.now() });
      await this.audit.record(tx, 'template.saved', name, { locale, number: version.number });
      return ok({ ...version, savedAt: this.clock.now() });
    });
  }
}
