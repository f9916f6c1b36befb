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
import { OpenDialog, RequestDialog } from './decide-dialogs.js';
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

function NotEscalated({ caseId, accountId }: { caseId: string; accountId: string | null }) {
  const translate = useTranslate();
  const mayRequest = useMay('escalation:request');
  const mayDecide = useMay('escalation:decide');
  const [step, setStep] = useState<'request' | 'open'>();
  const close = () => setStep(undefined);
  return (
    <>
      <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{translate('resources.escalations.not_yet')}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginTop: 1.5 }}>
        {mayRequest && (
          <Button variant="outlined" onClick={() => setStep('request')}>
            {translate('resources.escalations.request.open')}
          </Button>
        )}
        {mayDecide && accountId && (
          <Button variant="outlined" onClick={() => setStep('open')}>
            {translate('resources.escalations.open.open')}
          </Button>
        )}
      </Box>
      {step === 'request' && <RequestDialog caseId={caseId} onClose={close} />}
      {step === 'open' && accountId && <OpenDialog about={{ accountId, caseId }} onClose={close} />}
    </>
  );
}

export default function CaseEscalation() {
  const record = useRecordContext<RaRecord>();
  const caseId = String(record?.id);
  const { data, error } = useAsk<{ case: Standing | null }>('escalations', STANDING, { id: caseId });
  if (error) return <ErrorPanel error={error} dense />;
  if (!data?.case) return <Skeleton variant="rounded" height={72} />;
  const { accountId, escalation, escalationRequest } = data.case;
  if (escalation) return <ActiveEscalation of={escalation} />;
  if (!escalationRequest) return <NotEscalated caseId={caseId} accountId={accountId} />;
  return (
    <>
      <RequestReason of={escalationRequest} />
      <RequestSteps request={escalationRequest} />
    </>
  );
}
