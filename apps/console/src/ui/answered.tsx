// What was asked of the API, once it is there: waits visibly until then, and says what went wrong.
import type { ReactNode } from 'react';
import Skeleton from '@mui/material/Skeleton';
import { ErrorPanel } from './error-panel.js';

export interface AnsweredProps<Data> {
  /** as `useAsk` answers */
  readonly answer: { readonly data: Data | undefined; readonly error: Error | null };
  /** of what stands there while waiting */
  readonly height?: number;
  readonly children: (data: Data) => ReactNode;
}

export function Answered<Data>({ answer: { data, error }, height = 240, children }: AnsweredProps<Data>) {
  if (error) return <ErrorPanel error={error} dense />;
  return data === undefined ? <Skeleton variant="rounded" height={height} /> : children(data);
}
