// A dialog that does one thing to an escalation, in the words of that verb; what it did shows everywhere at once.
import type { ReactNode } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { FormDialog } from '../../ui/form-dialog.js';

export type Values = Readonly<Record<string, unknown>>;

export interface VerbDialogProps {
  /** key of the texts `resources.escalations.<verb>`: title, button, done */
  readonly verb: string;
  /** inputs of react-admin */
  readonly children: ReactNode;
  readonly start?: Values;
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
}

export function VerbDialog({ verb, children, start, onSubmit, onClose }: VerbDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string) => translate(`resources.escalations.${verb}.${key}`);

  async function submit(values: Values) {
    try {
      await onSubmit(values);
      notify(text('done'), { type: 'success' });
    } finally {
      // After a refusal too: somebody else was there first, and what they did should show.
      refresh();
    }
  }

  return (
    <FormDialog<Values>
      title={text('title')}
      submit={text('button')}
      values={start}
      onSubmit={submit}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  );
}

/** A reason for those who read it later. */
export const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What a date-time input holds, as the API takes it. */
export const instant = (value: unknown): string | null =>
  value instanceof Date || (typeof value === 'string' && value !== '') ? new Date(value).toISOString() : null;

export const orNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);
