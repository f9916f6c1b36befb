// A dialog that does one thing: a few inputs, one button, and the API's own words when it refuses.
import { useState, type ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Form, SaveButton, useNotify, useRefresh, useTranslate } from 'react-admin';

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
  const [refusal, setRefusal] = useState('');
  const text = (key: string) => translate(`resources.escalations.${verb}.${key}`);

  async function submit(values: Values) {
    setRefusal('');
    try {
      await onSubmit(values);
      notify(text('done'), { type: 'success' });
      onClose();
    } catch (error) {
      setRefusal(error instanceof Error ? translate(error.message, { _: error.message }) : String(error));
    }
    // After a refusal too: somebody else was there first, and what they did should show.
    refresh();
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="verb-title">
      <DialogTitle id="verb-title">{text('title')}</DialogTitle>
      <Form {...(start && { record: start })} onSubmit={submit}>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { paddingTop: 1 } }}>
          {children}
          {refusal && <Alert severity="error">{refusal}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('bellwether.action.cancel')}</Button>
          <SaveButton icon={<></>} label={`resources.escalations.${verb}.button`} alwaysEnable />
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** A reason for those who read it later. */
export const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What a date-time input holds, as the API takes it. */
export const instant = (value: unknown): string | null =>
  value instanceof Date || (typeof value === 'string' && value !== '') ? new Date(value).toISOString() : null;

export const orNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);
