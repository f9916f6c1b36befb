// A new import: send the file, see what it would become, start.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ask } from '../../data/graphql.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { SUGGESTIONS } from './import.data.js';
import { ImportSettings } from './import-settings.js';
import { upload, type Upload } from './upload.js';

interface Suggested {
  readonly importSuggestions: readonly { readonly shape: { readonly name: string } }[];
}

export default function ImportCreate() {
  const translate = useTranslate();
  const text = (key: string, options: object = {}) => translate(`resources.imports.${key}`, options);
  const [sending, setSending] = useState('');
  const [sent, setSent] = useState<Upload & { readonly guess: string }>();
  const [refusal, setRefusal] = useState('');

  async function send(file: File) {
    setSending(file.name);
    setRefusal('');
    try {
      const kept = await upload(file);
      const { importSuggestions } = await ask<Suggested>(SUGGESTIONS, { uploadId: kept.id });
      setSent({ ...kept, guess: importSuggestions[0]?.shape.name ?? '' });
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    } finally {
      setSending('');
    }
  }

  return (
    <Page>
      <PageHeader title={text('create')} back={{ to: '/imports', label: text('name', { smart_count: 2 }) }} />
      <Card sx={{ padding: 2.5, display: 'grid', gap: 2.5, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
          <Button component="label" variant={sent ? 'outlined' : 'contained'} disabled={sending !== ''}>
            {text('file.choose')}
            <Box
              component="input"
              type="file"
              accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz"
              aria-label={text('file.choose')}
              onChange={({ target }: { target: HTMLInputElement }) => target.files?.[0] && void send(target.files[0])}
              sx={{ position: 'absolute', width: 1, height: 1, opacity: 0, overflow: 'hidden' }}
            />
          </Button>
          <Typography variant="body2" color="text.secondary" role="status">
            {sending
              ? text('file.sending', { name: sending })
              : sent
                ? text('file.sent', { name: sent.name })
                : text('file.kinds')}
          </Typography>
        </Box>
        {refusal && <Alert severity="error">{refusal}</Alert>}
        {sent && <ImportSettings key={sent.id} uploadId={sent.id} guess={sent.guess} />}
      </Card>
    </Page>
  );
}
