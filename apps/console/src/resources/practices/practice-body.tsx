// The text of a best-practice page, below its title wherever it is shown.
import { Markdown, type MarkdownProps } from '../../ui/markdown.js';

const withoutTitle = (body: string): string => body.replace(/^\s*# .*\n+/, '');

export const PracticeBody = ({ body, headings }: { body: string } & Pick<MarkdownProps, 'headings'>) => (
  <Markdown text={withoutTitle(body)} headings={headings} />
);
