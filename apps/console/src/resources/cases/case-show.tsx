// A case's page: whose it is and how it stands, the conversation, and beside it what can be done and how its scores came to be.
import { lazy, Suspense } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { LinkBase, useTranslate } from 'react-admin';
import { PageHeader } from '../../ui/page-header.js';
import { RecordPage } from '../../ui/record-page.js';
import type { CaseRecord } from './case.data.js';
import { CaseActions } from './case-actions.js';
import { CaseFacts } from './case-facts.js';
import { CaseStateChip, EscalatedMark, PendingMark, PriorityChip } from './case-marks.js';
import { CasePanels } from './case-panels.js';
import { ConversationThread } from './conversation-thread.js';
import { NotInSource } from './not-in-source.js';
import { useConversation } from './use-conversation.js';

const ScoreReplay = lazy(() => import('./score-replay.js'));

function Head({ of }: { of: CaseRecord }) {
  const translate = useTranslate();
  return (
    <PageHeader
      title={of.subject}
      back={{ to: '/cases', label: translate('resources.cases.name', { smart_count: 2 }) }}
      marks={
        <>
          <CaseStateChip {...of} />
          <PriorityChip priority={of.priority} />
          <EscalatedMark {...of} />
          {of.pendingOurReply && <PendingMark />}
        </>
      }
      actions={<CaseActions of={of} />}
      subtitle={
        <>
          {of.account ? (
            <Link component={LinkBase} to={`/accounts/${of.account.id}/show?tab=cases`}>
              {of.account.name}
            </Link>
          ) : (
            translate('resources.cases.unmatched')
          )}
          {` · ${of.source} ${of.externalId}`}
        </>
      }
    />
  );
}

function Body({ of }: { of: CaseRecord }) {
  const conversation = useConversation(of.id);
  return (
    <Box
      sx={{
        marginTop: 3,
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        // On a phone: what to do, the conversation, how the score came to be. With room, the first and last stand beside it.
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
        gridTemplateRows: { lg: 'auto 1fr' },
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, minWidth: 0, gridColumn: { lg: 2 } }}>
        <CasePanels />
      </Box>
      <Box sx={{ minWidth: 0, gridColumn: { lg: 1 }, gridRow: { lg: '1 / span 2' } }}>
        <ConversationThread conversation={conversation} />
      </Box>
      <Box sx={{ minWidth: 0, gridColumn: { lg: 2 } }}>
        <Suspense fallback={<Skeleton variant="rounded" height={280} />}>
          <ScoreReplay of={of} onMessage={conversation.reveal} />
        </Suspense>
      </Box>
    </Box>
  );
}

export default function CaseShow() {
  return (
    <RecordPage<CaseRecord>>
      {(record) => (
        <>
          <Head of={record} />
          <NotInSource of={record} />
          <Card sx={{ padding: 2.5 }}>
            <CaseFacts of={record} />
          </Card>
          <Body key={record.id} of={record} />
        </>
      )}
    </RecordPage>
  );
}
