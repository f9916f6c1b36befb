// Beside a case: what it needs and who has it, what can be done, who was asked to step in, and what closing it now would mean.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { EngagementLine, type EngagementRow } from './engagement-line.js';
import { TakeAction } from './take-action.js';
import { TriageState } from './triage-state.js';
import { ONE_CASE, type TriagedCase } from './triage.data.js';

export default function CaseTriagePanel() {
  const record = useRecordContext<RaRecord>();
  const translate = useTranslate();
  const answer = useAsk<{ of: (TriagedCase & { engagements: readonly EngagementRow[] }) | null }>('triage', ONE_CASE, {
    id: record?.id,
  });
  return (
    <Answered answer={answer} height={72}>
      {({ of }) =>
        of && (
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            {of.triage && (
              <>
                {of.triage.reasons.length === 0 && of.triage.act === null && !of.triage.pendingOurReply && (
                  <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
                    {translate('resources.triage.state.nothing')}
                  </Box>
                )}
                <TriageState triage={of.triage} />
                {of.triage.unhandled > 0 && (of.state === 'open' || of.state === 'pending') && (
                  <Alert severity="warning">
                    {translate('resources.triage.closing', { smart_count: of.triage.unhandled })}
                  </Alert>
                )}
              </>
            )}
            {of.engagements.map((each) => (
              <EngagementLine key={each.id} of={each} />
            ))}
            <Box>
              <TakeAction of={of} />
            </Box>
          </Box>
        )
      }
    </Answered>
  );
}
