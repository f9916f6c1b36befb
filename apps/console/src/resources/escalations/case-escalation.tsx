// On a case's page: nobody asked yet, a request waits, or an escalation is active. One step further from each.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { LinkBase, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { PriorityChip } from '../cases/case-marks.js';
import { DecideDialog, OpenDialog, RequestDialog, type Deciding } from './decide-dialogs.js';
import type { EscalationRow } from './escalation.data.js';
import { NextUpdate, StageChip } from './escalation-marks.js';
import type { RequestRow } from './request-card.js';
import { RequestReason } from './request-reason.js';
import { RequestSteps } from './request-steps.js';

const STANDING = gql`
  query caseEscalation($id: ID!) {
    case(id: $id) {
      accountId
      escalation {
        id
        severity
        stage
        resolvedAt
        nextUpdateDueAt
        owner {
          id
          name
        }
      }
      escalationRequest {
        id
        reason
        requestedAt
        requestedBy {
          id
          name
        }
      }
    }
  }
`;

type Active = Pick<EscalationRow, 'id' | 'severity' | 'stage' | 'resolvedAt' | 'nextUpdateDueAt' | 'owner'>;

interface Standing {
  readonly accountId: string | null;
  readonly escalation: Active | null;
  readonly escalationRequest: Pick<RequestRow, 'id' | 'reason' | 'requestedAt' | 'requestedBy'> | null;
}

function ActiveEscalation({ of }: { of: Active }) {
  const translate = useTranslate();
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <PriorityChip priority={of.severity} />
        <StageChip {...of} />
        <span>{of.owner?.name ?? translate('resources.escalations.no_owner')}</span>
      </Box>
      {of.nextUpdateDueAt && (
        <Box sx={{ typography: 'body2', marginTop: 1 }}>
          {`${translate('resources.escalations.fields.nextUpdateDueAt')}: `}
          <NextUpdate at={of.nextUpdateDueAt} />
        </Box>
      )}
      <Link
        component={LinkBase}
        to={`/escalations/${of.id}/show`}
        sx={{ display: 'inline-block', marginTop: 1.5, fontWeight: 600 }}
      >
        {translate('resources.escalations.go_to')}
      </Link>
    </>
  );
}

type Step = Deciding | { readonly step: 'request' } | { readonly step: 'open'; readonly accountId: string };

interface StandingProps {
  readonly standing: Standing;
  readonly onStep: (step: Step) => void;
}

function NotEscalated({ standing: { accountId }, onStep }: StandingProps) {
  const translate = useTranslate();
  const mayRequest = useMay('escalation:request');
  const mayDecide = useMay('escalation:decide');
  return (
    <>
      <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{translate('resources.escalations.not_yet')}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginTop: 1.5 }}>
        {mayRequest && (
          <Button variant="outlined" onClick={() => onStep({ step: 'request' })}>
            {translate('resources.escalations.request.open')}
          </Button>
        )}
        {mayDecide && accountId && (
          <Button variant="outlined" onClick={() => onStep({ step: 'open', accountId })}>
            {translate('resources.escalations.open.open')}
          </Button>
        )}
      </Box>
    </>
  );
}

function Now({ standing, onStep }: StandingProps) {
  const { escalation, escalationRequest } = standing;
  if (escalation) return <ActiveEscalation of={escalation} />;
  if (!escalationRequest) return <NotEscalated standing={standing} onStep={onStep} />;
  return (
    <>
      <RequestReason of={escalationRequest} />
      <RequestSteps request={escalationRequest} onDecide={onStep} />
    </>
  );
}

function StepDialog({ caseId, taken, onClose }: { caseId: string; taken: Step; onClose: () => void }) {
  if (taken.step === 'request') return <RequestDialog caseId={caseId} onClose={onClose} />;
  if (taken.step === 'open') return <OpenDialog about={{ accountId: taken.accountId, caseId }} onClose={onClose} />;
  return <DecideDialog {...taken} onClose={onClose} />;
}

export default function CaseEscalation() {
  const record = useRecordContext<RaRecord>();
  const caseId = String(record?.id);
  const [taken, setTaken] = useState<Step>();
  const { data, error } = useAsk<{ case: Standing | null }>('escalations', STANDING, { id: caseId });
  if (error) return <ErrorPanel error={error} dense />;
  if (!data?.case) return <Skeleton variant="rounded" height={72} />;
  return (
    <>
      <Now standing={data.case} onStep={setTaken} />
      {taken && <StepDialog caseId={caseId} taken={taken} onClose={() => setTaken(undefined)} />}
    </>
  );
}
