// What was done here and the help desk that keeps the case doesn't know yet.
import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import { words } from '../../ui/format.js';
import type { CaseRecord } from './case.data.js';

export function NotInSource({ of: { notInSource, source } }: { of: CaseRecord }) {
  const translate = useTranslate();
  if (notInSource.length === 0) return null;
  const what = notInSource.map(({ kind, value }) => {
    const name = translate(`resources.cases.outbox.${kind}`);
    return value ? `${name} (${words(value)})` : name;
  });
  return (
    <Alert severity="info" sx={{ marginBottom: 2 }}>
      {translate('resources.cases.outbox.waiting', { source, what: [...new Set(what)].join(', ') })}
    </Alert>
  );
}
