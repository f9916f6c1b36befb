// Every version of a template that was saved here, in each of its languages.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { MailSource } from '#templates';

export interface TemplateVersion {
  readonly name: string;
  /** empty for the template itself */
  readonly locale: string;
  /** 0: as it ships */
  readonly number: number;
  readonly source: MailSource;
  readonly note: string;
  readonly savedBy: string | null;
  readonly savedAt: Date | null;
}

const COLUMNS = `v.name, v.locale, v.number, v.source, v.note, v.saved_by AS "savedBy", v.saved_at AS "savedAt"`;

@Injectable()
export class TemplateVersionRepository {
  latest(tx: Tx, name: string, locale: string): Promise<TemplateVersion | undefined> {
    return tx.one<TemplateVersion>(
      `SELECT ${COLUMNS} FROM template_versions v WHERE v.name = $1 AND v.locale = $2 ORDER BY v.number DESC LIMIT 1`,
      [name, locale],
    );
  }

  byNumber(tx: Tx, name: string, locale: string, number: number): Promise<TemplateVersion | undefined> {
    return tx.one<TemplateVersion>(
      `SELECT ${COLUMNS} FROM template_versions v WHERE (v.name, v.locale, v.number) = ($1, $2, $3)`,
      [name, locale, number],
    );
  }

  /** The newest first. */
  of(tx: Tx, name: string, locale: string): Promise<TemplateVersion[]> {
    return tx.query<TemplateVersion>(
      `SELECT ${COLUMNS} FROM template_versions v WHERE v.name = $1 AND v.locale = $2 ORDER BY v.number DESC LIMIT 200`,
      [name, locale],
    );
  }

  /** Names and languages that have a version here. */
  all(tx: Tx): Promise<
    {
      readonly name: string;
      readonly locale: string;
      readonly title: string;
      readonly number: number;
      readonly savedAt: Date;
    }[]
  > {
    return tx.query(
      `SELECT DISTINCT ON (v.name, v.locale) v.name, v.locale, v.source->>'title' AS title, v.number, v.saved_at AS "savedAt"
       FROM template_versions v ORDER BY v.name, v.locale, v.number DESC`,
    );
  }

  async locales(tx: Tx, name: string): Promise<string[]> {
    const rows = await tx.query<{ locale: string }>(
      `SELECT DISTINCT locale FROM template_versions WHERE name = $1 AND locale <> '' ORDER BY locale`,
      [name],
    );
    return rows.map(({ locale }) => locale);
  }

  /** One saves after another: the number tells whether somebody else has meanwhile. */
  async lock(tx: Tx, name: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(7303810, hashtext($1))', [name]);
  }

  async insert(tx: Tx, { name, locale, number, source, note, savedBy, savedAt }: TemplateVersion): Promise<void> {
    await tx.query(
      'INSERT INTO template_versions (name, locale, number, source, note, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [name, locale, number, JSON.stringify(source), note, savedBy, savedAt],
    );
  }
}
