// Text that people wrote as markdown. The reader for it is loaded with the first one shown.
import { lazy, Suspense } from 'react';
import Skeleton from '@mui/material/Skeleton';

const MarkdownText = lazy(() => import('./markdown-text.js'));

export interface MarkdownProps {
  readonly text: string;
  /** level of its highest heading; headings below the page's own are 2 */
  readonly headings?: 2 | 3 | 4;
}

export const Markdown = (props: MarkdownProps) => (
  <Suspense fallback={<Skeleton variant="rounded" height={120} />}>
    <MarkdownText {...props} />
  </Suspense>
);
