// A mail as its author keeps it: a folder with the HTML, the text, and what belongs to both.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { err, ok, type Result } from '#kernel';

export interface MailSource {
  readonly title: string;
  /** Handlebars, like every part below */
  readonly subject: string;
  /** what inboxes show behind the subject */
  readonly preview: string;
  readonly sender: 'company' | 'csm';
  readonly html: { readonly language: 'mjml' | 'html'; readonly source: string };
  readonly text: string;
  /** data that shows the mail at its best, for previews and tests */
  readonly sample: Readonly<Record<string, unknown>>;
}

const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\r\n]*$/, 'must be one line');

const metaSchema = z.strictObject({
  title: line,
  subject: line,
  preview: line,
  sender: z.enum(['company', 'csm']).default('company'),
  sample: z.record(z.string(), z.unknown()).default({}),
});

/** The first of each row that is there is taken. */
const FILES = {
  html: ['mail.mjml', 'mail.html.hbs'],
  text: ['text.hbs'],
  meta: ['meta.yaml', 'meta.json'],
} as const;

export async function loadMail(folder: string): Promise<Result<MailSource>> {
  const present = new Set(await readdir(folder).catch(() => []));
  const pick = (names: readonly string[]) => names.find((name) => present.has(name));
  const { html, text, meta } = { html: pick(FILES.html), text: pick(FILES.text), meta: pick(FILES.meta) };
  if (!html || !text || !meta) {
    const missing = Object.values(FILES)
      .filter((names) => !pick(names))
      .map((names) => names.join(' or '));
    return err('MAIL_INCOMPLETE', `${folder} needs ${missing.join(', ')}.`, { missing });
  }
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const about = readMeta(await read(meta));
  if (!about.ok) return about;
  const language = html === 'mail.mjml' ? 'mjml' : 'html';
  return ok({ ...about.value, html: { language, source: await read(html) }, text: await read(text) });
}

/** JSON is YAML too. */
function readMeta(text: string): Result<z.output<typeof metaSchema>> {
  let meta: unknown;
  try {
    meta = parseYaml(text);
  } catch (thrown) {
    return err('MAIL_META_INVALID', `The description of the mail can't be read: ${(thrown as Error).message}`);
  }
  const parsed = metaSchema.safeParse(meta);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return err('MAIL_META_INVALID', `The description of the mail needs a change: ${problems.join('; ')}.`, { problems });
}
