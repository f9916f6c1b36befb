// A few questions before a step is taken. What the API refuses is said here, with nothing lost; Ctrl+Enter sends from anywhere.
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Form, SaveButton, useTranslate } from 'react-admin';

export interface FormDialogProps<Values extends object> {
  readonly title: string;
  /** what the button says that does it */
  readonly submit: string;
  readonly values?: Partial<Values>;
  /** closes the dialog when it succeeds; its error is shown otherwise */
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
  /** inputs of react-admin */
  readonly children: ReactNode;
}

function sendOnControlEnter(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.closest('form')?.requestSubmit();
}

const FIRST = '.MuiDialogContent-root :is(input, textarea):not([aria-hidden="true"])';

/** What is asked first has the focus at once; a list to choose from hasn't, as it would open over the rest. */
function focusFirst(dialog: HTMLElement): void {
  const first = dialog.querySelector<HTMLElement>(FIRST);
  if (first?.getAttribute('role') !== 'combobox') first?.focus();
}

export function FormDialog<Values extends object>({
  title,
  submit,
  values = {},
  onSubmit,
  onClose,
  children,
}: FormDialogProps<Values>) {
  const translate = useTranslate();
  const [refusal, setRefusal] = useState('');
  async function send(given: object) {
    try {
      setRefusal('');
      await onSubmit(given as Values);
      onClose();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setRefusal(translate(message, { _: message }));
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      aria-labelledby="form-dialog-title"
      slotProps={{ transition: { onEntered: focusFirst } }}
    >
      <DialogTitle id="form-dialog-title">{title}</DialogTitle>
      <Form record={values} onSubmit={send}>
        <DialogContent onKeyDown={sendOnControlEnter} sx={{ '&&': { paddingTop: 1 } }}>
          <Box sx={{ display: 'grid', gap: 2 }}>
            {children}
            {refusal && <Alert severity="error">{refusal}</Alert>}
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('bellwether.action.cancel')}</Button>
          <SaveButton alwaysEnable icon={<></>} label={submit} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
