// Why it was opened, and, once it is resolved, what was learnt.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { EscalationRecord } from './escalation.data.js';

const WORDS = ['reason', 'plan', 'rootCause', 'summary', 'prevention'] as const;

export function EscalationWords({ of }: { of: EscalationRecord }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="about-title" sx={{ minWidth: 0 }}>
      <Typography variant="h2" id="about-title" sx={{ marginBottom: 1.5 }}>
        {translate('resources.escalations.about')}
      </Typography>
      <Card sx={{ padding: 2.5, display: 'grid', gap: 2.5 }}>
        {WORDS.filter((field) => of[field]).map((field) => (
          <div key={field}>
            <Typography variant="h3" sx={{ marginBottom: 0.5 }}>
              {translate(`resources.escalations.fields.${field}`)}
            </Typography>
            <Box sx={{ typography: 'body2', whiteSpace: 'pre-wrap', maxWidth: '78ch' }}>{of[field]}</Box>
          </div>
        ))}
      </Card>
    </Box>
  );
}
