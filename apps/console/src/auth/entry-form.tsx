// A form of a few text fields with one button: says what the API refused, and waits where it asks to wait.
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { SignInRefusal } from './viewer.js';

export interface EntryFormProps {
  readonly submit: string;
  readonly onSubmit: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** Seconds left until another try is welcome, counted down. */
function useWait(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

export function EntryForm({ submit, onSubmit, children }: EntryFormProps) {
  const translate = useTranslate();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useWait();

  async function enter(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    try {
      await onSubmit();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
      if (error instanceof SignInRefusal) setWait(error.retryAfterSeconds);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Box component="form" onSubmit={(event) => void enter(event)} sx={{ display: 'grid', gap: 2, marginTop: 3 }}>
      {children}
      {refusal && (
        <Alert severity="error" role="alert">
          {translate(refusal, { _: refusal })}
        </Alert>
      )}
      <Button type="submit" variant="contained" size="large" disabled={busy || wait > 0}>
        {wait > 0 ? translate('bellwether.auth.wait', { smart_count: wait }) : submit}
      </Button>
    </Box>
  );
}
