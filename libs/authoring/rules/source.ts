// A mail as somebody writes it in the console: the parts of a template's folder, with the limits of each.
import { err, ok, type Result } from '#kernel';
import { z } from 'zod';

const line = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(200)
  .regex(/^[^\r\n]*$/, 'must be one line');
const part = z.string().min(1, 'is empty').max(100_000);

export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** BCP 47 with an optional region or script, such as de or pt-BR; empty for the template itself. */
export const LOCALE = /^([a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?)?$/;

const sourceSchema = z.strictObject({
  title: line,
  subject: line,
  preview: line,
  sender: z.enum(['company', 'csm']),
  html: z.strictObject({ language: z.enum(['mjml', 'html']), source: part }),
  text: part,
  sample: z.record(z.string(), z.unknown()),
});

/** As the room that knows the language of mails takes it. */
export type TemplateSource = z.output<typeof sourceSchema>;

export function readSource(input: unknown): Result<TemplateSource> {
  const read = sourceSchema.safeParse(input);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  return err('TEMPLATE_INVALID', `${where || 'The template'}: ${issue?.message ?? 'not valid'}.`, { where });
}
