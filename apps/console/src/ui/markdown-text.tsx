// Markdown as HTML that can do nothing but be read: scripts, styles, forms and pictures from elsewhere are taken out.
import { useMemo } from 'react';
import DOMPurify from 'dompurify';
import { Marked, type Token } from 'marked';
import Box from '@mui/material/Box';
import type { MarkdownProps } from './markdown.js';

const ALLOWED = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'img', 'video', 'audio', 'iframe'],
  FORBID_ATTR: ['style', 'class', 'id'],
};

/** Headings begin where the page's own end, whatever level the author began with. */
function html(text: string, from: number): string {
  const marked = new Marked({ gfm: true });
  const tokens = marked.lexer(text);
  const levels = tokens.flatMap((token: Token) => (token.type === 'heading' ? [Number(token['depth'])] : []));
  const shift = from - Math.min(...levels);
  void marked.walkTokens(tokens, (token) => {
    if (token.type === 'heading') token['depth'] = Math.min(6, Number(token['depth']) + shift);
  });
  return DOMPurify.sanitize(marked.parser(tokens), ALLOWED);
}

const dress = {
  typography: 'body2',
  maxWidth: '80ch',
  '& > :first-of-type': { marginTop: 0 },
  '& > :last-child': { marginBottom: 0 },
  '& p, & ul, & ol, & table, & blockquote': { marginBlock: 1.25 },
  '& ul, & ol': { paddingLeft: 3 },
  '& li + li': { marginTop: 0.5 },
  '& h2, & h3, & h4, & h5, & h6': { typography: 'h3', marginTop: 3, marginBottom: 1 },
  '& table': { display: 'block', overflowX: 'auto', borderCollapse: 'collapse' },
  '& th, & td': {
    padding: '6px 12px 6px 0',
    minWidth: 120,
    textAlign: 'left',
    verticalAlign: 'top',
    overflowWrap: 'normal',
    borderBottom: '1px solid',
    borderColor: 'line',
  },
  '& code': {
    fontFamily: 'monospace',
    backgroundColor: 'tones.neutral.fill',
    paddingInline: '4px',
    borderRadius: '4px',
  },
  '& pre': { overflowX: 'auto', padding: 1.5, backgroundColor: 'tones.neutral.fill', borderRadius: '6px' },
  '& a': { color: 'primary.main' },
  '& blockquote': { marginInline: 0, paddingLeft: 2, borderLeft: '3px solid', borderColor: 'line' },
} as const;

export default function MarkdownText({ text, headings = 3 }: MarkdownProps) {
  const safe = useMemo(() => html(text, headings), [text, headings]);
  return <Box sx={dress} dangerouslySetInnerHTML={{ __html: safe }} />;
}
