// An escalation's page: how far it is, who answers for it, what is at stake, and what came before and after.
import { useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { PageHeader } from '../../ui/page-header.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { RecordPage } from '../../ui/record-page.js';
import { PriorityChip } from '../cases/case-marks.js';
import type { EscalationRecord } from './escalation.data.js';
import { EscalationBrief } from './escalation-brief.js';
import { EscalationFacts } from './escalation-facts.js';
import { EscalationHistory } from './escalation-history.js';
import { StageChip, titleOf } from './escalation-marks.js';
import { EscalationWords } from './escalation-words.js';
import { StageSteps } from './stage-steps.js';
import { ChangeDialog, ReopenDialog, ResolveDialog } from './work-dialogs.js';

const DIALOGS = { change: ChangeDialog, resolve: ResolveDialog, reopen: ReopenDialog };
type Step = keyof typeof DIALOGS;

function Actions({ of }: { of: EscalationRecord }) {
  const translate = useTranslate();
  const mayDecide = useMay('escalation:decide');
  const mayResolve = useMay('escalation:resolve');
  const [step, setStep] = useState<Step>();
  const Dialog = step && DIALOGS[step];
  const offered: readonly Step[] = of.resolvedAt
    ? mayDecide
      ? ['reopen']
      : []
    : [...(mayDecide ? (['change'] as const) : []), ...(mayResolve ? (['resolve'] as const) : [])];
  return (
    <>
      {offered.map((each) => (
        <Button key={each} variant={each === 'resolve' ? 'contained' : 'outlined'} onClick={() => setStep(each)}>
          {translate(`resources.escalations.${each}.open`)}
        </Button>
      ))}
      {Dialog && <Dialog of={of} onClose={() => setStep(undefined)} />}
    </>
  );
}

function Head({ of }: { of: EscalationRecord }) {
  const translate = useTranslate();
  return (
    <PageHeader
      title={titleOf(of)}
      back={{ to: '/escalations', label: translate('resources.escalations.name', { smart_count: 2 }) }}
      marks={
        <>
          <PriorityChip priority={of.severity} />
          {of.resolvedAt && <StageChip {...of} />}
        </>
      }
      subtitle={
        of.account && (
          <Link component={LinkBase} to={`/accounts/${of.account.id}/show?tab=escalations`}>
            {of.account.name}
          </Link>
        )
      }
      actions={<Actions of={of} />}
    />
  );
}

const Work = ({ of }: { of: EscalationRecord }) => (
  <>
    <Card sx={{ padding: 2.5, display: 'grid', gap: 3 }}>
      <StageSteps of={of} />
      <EscalationFacts of={of} />
    </Card>
    <Box sx={{ marginTop: 3, display: 'grid', gap: 3 }}>
      <EscalationWords of={of} />
      <EscalationHistory of={of} />
    </Box>
  </>
);

function Tabs({ of }: { of: EscalationRecord }) {
  const translate = useTranslate();
  const tab = (key: string, content: ReactNode) => ({
    key,
    label: translate(`resources.escalations.tabs.${key}`),
    content,
  });
  return <PageTabs tabs={[tab('work', <Work of={of} />), tab('brief', <EscalationBrief id={of.id} />)]} />;
}

export default function EscalationShow() {
  return (
    <RecordPage<EscalationRecord>>
      {(record) => (
        <>
          <Head of={record} />
          <Tabs of={record} />
        </>
      )}
    </RecordPage>
  );
}
