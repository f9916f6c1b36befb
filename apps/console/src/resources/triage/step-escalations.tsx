// Step 2: who is likely to escalate, who asks, and the active escalations that wait for an update.
import { useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { StatusChip } from '../../ui/chips.js';
import { RelativeTime, useNow } from '../../ui/times.js';
import { PriorityChip } from '../cases/case-marks.js';
import { DecideDialog, type Deciding } from '../escalations/decide-dialogs.js';
import { updateEscalation } from '../escalations/escalation-verbs.js';
import { ReviewDialog } from '../escalations/review-dialog.js';
import { instant, VerbDialog } from '../escalations/verb-dialog.js';
import { NextUpdateInput } from '../escalations/verb-inputs.js';
import { CaseLine } from './case-line.js';
import { Lines } from './case-lines.js';
import { STEP_TWO, type StepTwoAnswer } from './triage.data.js';
import { TriageState } from './triage-state.js';

type Active = StepTwoAnswer['active']['nodes'][number];
type Asking =
  | { readonly step: 'review'; readonly caseId: string }
  | { readonly step: 'update'; readonly id: string }
  | ({ readonly step: 'decide' } & { readonly deciding: Deciding });

function Part({ name, empty, children }: { name: string; empty: boolean; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-label={translate(`resources.triage.section.${name}`)} sx={{ marginBottom: 3 }}>
      <Typography variant="h2" sx={{ marginBottom: 1 }}>
        {translate(`resources.triage.section.${name}`)}
      </Typography>
      {empty ? (
        <Typography variant="body2" color="text.secondary">
          {translate(`resources.triage.empty.${name}`)}
        </Typography>
      ) : (
        <Lines>{children}</Lines>
      )}
    </Box>
  );
}

/** Back in every run until its next update is set and lies ahead. */
function ActiveLine({ of, onUpdate }: { of: Active; onUpdate: () => void }) {
  const translate = useTranslate();
  const now = useNow();
  const mayDecide = useMay('escalation:decide');
  const due = of.nextUpdateDueAt === null || new Date(of.nextUpdateDueAt) <= now;
  const key = of.nextUpdateDueAt === null ? 'never' : due ? 'due' : 'set';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        alignItems: 'center',
        padding: 2,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Link
          component={LinkBase}
          to={`/escalations/${of.id}/show`}
          color="text.primary"
          data-row={of.id}
          sx={{ typography: 'body2', fontWeight: 600 }}
        >
          {of.case?.subject ?? of.reason}
        </Link>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{of.account?.name}</Box>
      </Box>
      <PriorityChip priority={of.severity} />
      <Box>
        <StatusChip tone={due ? 'bad' : 'good'} label={translate(`resources.triage.update.${key}`)} />{' '}
        {of.nextUpdateDueAt && (
          <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
            <RelativeTime at={of.nextUpdateDueAt} />
          </Box>
        )}
      </Box>
      {of.case?.triage && <TriageState triage={{ ...of.case.triage, reasons: [] }} />}
      {mayDecide && (
        <Button size="small" variant={due ? 'contained' : 'outlined'} onClick={onUpdate} sx={{ marginLeft: 'auto' }}>
          {translate('resources.triage.update.set')}
        </Button>
      )}
    </Box>
  );
}

export function StepEscalations() {
  const translate = useTranslate();
  const mayDecide = useMay('escalation:decide');
  const answer = useAsk<StepTwoAnswer>('triage', STEP_TWO);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <Answered answer={answer}>
      {({ likely, requests, active }) => (
        <>
          <Part name="likely" empty={likely.nodes.length === 0}>
            {likely.nodes.map(
              (each) =>
                each.case && (
                  <CaseLine
                    key={each.id}
                    of={each.case}
                    about={`${each.score} / 100`}
                    more={
                      <Button
                        size="small"
                        variant="contained"
                        onClick={() => setAsking({ step: 'review', caseId: each.id })}
                      >
                        {translate('resources.triage.action.acknowledge')}
                      </Button>
                    }
                  />
                ),
            )}
          </Part>
          <Part name="requests" empty={requests.nodes.length === 0}>
            {requests.nodes.map(
              (each) =>
                each.case && (
                  <CaseLine
                    key={each.id}
                    of={each.case}
                    about={`“${each.reason}”`}
                    more={
                      mayDecide &&
                      (['accept', 'decline'] as const).map((step) => (
                        <Button
                          key={step}
                          size="small"
                          variant={step === 'accept' ? 'contained' : 'text'}
                          onClick={() => setAsking({ step: 'decide', deciding: { step, request: each } })}
                        >
                          {translate(`resources.escalations.${step}.button`)}
                        </Button>
                      ))
                    }
                  />
                ),
            )}
          </Part>
          <Part name="active" empty={active.nodes.length === 0}>
            {active.nodes.map((each) => (
              <ActiveLine key={each.id} of={each} onUpdate={() => setAsking({ step: 'update', id: each.id })} />
            ))}
          </Part>
          {asking?.step === 'review' && <ReviewDialog caseId={asking.caseId} onClose={close} />}
          {asking?.step === 'decide' && <DecideDialog {...asking.deciding} onClose={close} />}
          {asking?.step === 'update' && (
            <VerbDialog
              verb="update"
              onClose={close}
              onSubmit={({ nextUpdateDueAt }) =>
                updateEscalation({ id: asking.id, input: { nextUpdateDueAt: instant(nextUpdateDueAt) } })
              }
            >
              <NextUpdateInput />
            </VerbDialog>
          )}
        </>
      )}
    </Answered>
  );
}
