// On a case's page: the questions that were asked about it, and a new one.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { OpenSwarmDialog } from './open-swarm.js';
import { SwarmCard } from './swarm-card.js';
import { OF_CASE, type SwarmRow } from './swarms.js';

export default function CaseSwarms() {
  const record = useRecordContext<RaRecord>();
  const translate = useTranslate();
  const mayOpen = useMay('swarm:open');
  const [opening, setOpening] = useState(false);
  const caseId = String(record?.id);
  const answer = useAsk<{ case: { swarms: readonly SwarmRow[] } | null }>('swarms', OF_CASE, { id: caseId });
  return (
    <>
      <Answered answer={answer} height={72}>
        {({ case: of }) =>
          of && of.swarms.length > 0 ? (
            <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {of.swarms.map((each) => (
                <SwarmCard key={each.id} of={each} />
              ))}
            </Box>
          ) : (
            <Typography variant="body2" color="text.secondary">
              {translate('resources.swarms.none')}
            </Typography>
          )
        }
      </Answered>
      {mayOpen && (
        <Button variant="outlined" onClick={() => setOpening(true)} sx={{ marginTop: 1.5 }}>
          {translate('resources.swarms.open.open')}
        </Button>
      )}
      {opening && <OpenSwarmDialog caseId={caseId} onClose={() => setOpening(false)} />}
    </>
  );
}
