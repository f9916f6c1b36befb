// What can be done with a request that waits: accept or decline, for those who decide.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { AcceptDialog, DeclineDialog, type DecideProps } from './decide-dialogs.js';

export function RequestSteps({ request }: Pick<DecideProps, 'request'>) {
  const translate = useTranslate();
  const mayDecide = useMay('escalation:decide');
  const [step, setStep] = useState<'accept' | 'decline'>();
  if (!mayDecide) return null;
  const close = () => setStep(undefined);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginTop: 1.5 }}>
      <Button variant="contained" onClick={() => setStep('accept')}>
        {translate('resources.escalations.accept.open')}
      </Button>
      <Button variant="outlined" onClick={() => setStep('decline')}>
        {translate('resources.escalations.decline.open')}
      </Button>
      {step === 'accept' && <AcceptDialog request={request} onClose={close} />}
      {step === 'decline' && <DeclineDialog request={request} onClose={close} />}
    </Box>
  );
}
