// Beside a case: what other resources know of it and let people do about it.
import { Suspense } from 'react';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useContributions } from '../use-contributions.js';

export function CasePanels() {
  return useContributions('casePanels').map(({ id, label, component: Content }) => (
    <Card key={id} component="section" aria-label={label} sx={{ padding: 2.5 }}>
      <Typography variant="h2" sx={{ marginBottom: 1.5 }}>
        {label}
      </Typography>
      <Suspense fallback={<Skeleton variant="rounded" height={72} />}>
        <Content />
      </Suspense>
    </Card>
  ));
}
