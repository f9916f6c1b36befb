// MJML into HTML, once when a mail is published. Loaded on demand: the process that sends never needs it.
import { err, ok, type Result } from '#kernel';

interface MjmlProblem {
  readonly line: number;
  readonly message: string;
}

export async function mjmlToHtml(source: string): Promise<Result<string>> {
  // It would read a file of this machine into a mail.
  if (/<mj-include\b/i.test(source))
    return err('MJML_INVALID', 'mj-include is not allowed. Put the text into the mail itself.');
  const { default: mjml2html } = await import('mjml');
  try {
    const { html } = await mjml2html(source, {
      validationLevel: 'strict',
      ignoreIncludes: true,
      keepComments: false,
      fonts: {},
    });
    return ok(unindented(html));
  } catch (thrown) {
    const { message = '', errors = [] } = thrown as { message?: string; errors?: readonly MjmlProblem[] };
    const problems = errors.map(({ line, message: what }) => ({ line, message: what }));
    const said = problems.map(({ line, message: what }) => `Line ${line}: ${what}.`).join(' ') || message;
    return err('MJML_INVALID', `This is not MJML: ${said}`, { line: problems[0]?.line ?? 1, problems });
  }
}

/** MJML indents as deep as it nests; a fifth of each mail would be spaces. */
const unindented = (html: string): string => html.replace(/[ \t]*\n\s*/g, '\n').trim();
