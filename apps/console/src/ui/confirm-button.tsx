// A step that can't be taken back by the next click: asks once, says what will happen, then does it.
import { useState } from 'react';
import Button, { type ButtonProps } from '@mui/material/Button';
import { Confirm, useNotify, useTranslate } from 'react-admin';

export interface ConfirmButtonProps extends Pick<ButtonProps, 'color' | 'variant' | 'startIcon' | 'size'> {
  readonly label: string;
  readonly title: string;
  readonly content: string;
  readonly onConfirm: () => Promise<unknown>;
}

export function ConfirmButton({ label, title, content, onConfirm, ...button }: ConfirmButtonProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  async function confirm() {
    setBusy(true);
    try {
      await onConfirm();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
      setOpen(false);
    }
  }
  return (
    <>
      <Button variant="outlined" {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Confirm
        isOpen={open}
        loading={busy}
        title={title}
        content={content}
        confirm={label}
        cancel={translate('bellwether.action.cancel')}
        confirmColor={button.color === 'error' ? 'warning' : 'primary'}
        onConfirm={() => void confirm()}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
