// Says that mail is late, so that nobody waits for a mail that can't come.
import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import type { AlertMailTrouble } from '../../schema.js';

export function MailTrouble({ trouble }: { trouble: AlertMailTrouble | undefined }) {
  const translate = useTranslate();
  if (!trouble || trouble.waiting + trouble.failed === 0) return null;
  const line = (key: 'waiting' | 'failed') =>
    translate(`resources.alerts.trouble.${key}`, { smart_count: trouble[key] });
  return (
    <Alert severity="warning" sx={{ borderRadius: 0 }}>
      {trouble.waiting > 0 && line('waiting')} {trouble.failed > 0 && line('failed')}
    </Alert>
  );
}
