// What can be done with a request that waits: accept or decline, for those who decide.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { Deciding } from './decide-dialogs.js';

export interface RequestStepsProps {
  readonly request: Deciding['request'];
  readonly onDecide: (deciding: Deciding) => void;
}

export function RequestSteps({ request, onDecide }: RequestStepsProps) {
  const translate = useTranslate();
  const mayDecide = useMay('escalation:decide');
  if (!mayDecide) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginTop: 1.5 }}>
      <Button variant="contained" onClick={() => onDecide({ step: 'accept', request })}>
        {translate('resources.escalations.accept.open')}
      </Button>
      <Button variant="outlined" onClick={() => onDecide({ step: 'decline', request })}>
        {translate('resources.escalations.decline.open')}
      </Button>
    </Box>
  );
}
