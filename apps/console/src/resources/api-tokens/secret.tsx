// A secret on screen: whole, selectable, with a button that copies it.
import { useState, type FocusEvent } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';

export function Secret({ label, value, help }: { label: string; value: string; help: string }) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <Box sx={{ display: 'grid', gap: 2, paddingTop: 1 }}>
      <Alert severity="warning">{help}</Alert>
      <TextField
        label={label}
        value={value}
        multiline
        fullWidth
        slotProps={{
          htmlInput: { readOnly: true, onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select() },
        }}
      />
      {'clipboard' in navigator && (
        <Button variant="outlined" onClick={() => void copy()} sx={{ justifySelf: 'start' }}>
          {translate(copied ? 'bellwether.action.copied' : 'bellwether.action.copy')}
        </Button>
      )}
    </Box>
  );
}
