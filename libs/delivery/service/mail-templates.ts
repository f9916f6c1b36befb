// The mails that ship with the product, published once a process; a version is kept from the moment that something uses it.
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import { TemplateRepository } from '../store/template.repository.js';
import { loadMail, type MailSource, openMail, type OpenMail, type PublishedMail, publishMail } from '#templates';

export interface MailTemplate {
  readonly source: MailSource;
  readonly published: PublishedMail;
  readonly opened: OpenMail;
}

const FOLDER = join(process.cwd(), 'templates', 'email');

@Injectable()
export class MailTemplates {
  private readonly known = new Map<string, Promise<Result<MailTemplate>>>();

  constructor(private readonly versions: TemplateRepository) {}

  /** `subject` in place of the template's own. */
  get(name: string, subject?: string): Promise<Result<MailTemplate>> {
    const key = JSON.stringify([name, subject]);
    const known = this.known.get(key) ?? this.publish(name, subject);
    this.known.set(key, known);
    return known;
  }

  async keep(tx: Tx, name: string, { published }: MailTemplate): Promise<string> {
    await this.versions.put(tx, name, published);
    return published.version;
  }

  private async publish(name: string, subject?: string): Promise<Result<MailTemplate>> {
    if (!/^[a-z0-9-]+$/.test(name)) return err('TEMPLATE_UNKNOWN', `There is no mail template ${name}.`);
    const loaded = await loadMail(join(FOLDER, name));
    if (!loaded.ok) return loaded;
    const source = subject ? { ...loaded.value, subject } : loaded.value;
    const published = await publishMail(source);
    if (!published.ok) return published;
    const opened = openMail(published.value);
    return opened.ok ? ok({ source, published: published.value, opened: opened.value }) : opened;
  }
}
