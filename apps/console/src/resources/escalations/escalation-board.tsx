// The board: what was reviewed, what is likely, who asks, what is active, what was resolved. Side by side where there is room.
import { useState } from 'react';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { BoardColumn } from './board-column.js';
import { BoardDrag, type Taken } from './board-drag.js';
import { BoardFilters } from './board-filters.js';
import { useEscalations, useOpenRequests, usePredictions } from './board-reads.js';
import { ORDERS, useBoardView } from './board-view.js';
import { DecideDialog, OpenDialog, RequestDialog, type Deciding } from './decide-dialogs.js';
import { EscalationCard } from './escalation-card.js';
import { movableOf, PredictionCard, type PredictionRow } from './prediction-card.js';
import { RequestCard } from './request-card.js';
import { ReviewDialog } from './review-dialog.js';
import { ReopenDialog, ResolveDialog } from './work-dialogs.js';

/** The questions of the step that a card was dropped for. */
function StepDialog({ taken: { step, card }, onClose }: { taken: Taken; onClose: () => void }) {
  const caseId = card.case?.id ?? '';
  if (step === 'review') return <ReviewDialog caseId={caseId} onClose={onClose} />;
  if (step === 'request') return <RequestDialog caseId={caseId} onClose={onClose} />;
  if (step === 'open') return <OpenDialog about={{ accountId: card.account?.id ?? '', caseId }} onClose={onClose} />;
  if (step === 'accept')
    return <DecideDialog step="accept" request={{ id: card.id, reason: card.reason ?? '' }} onClose={onClose} />;
  return step === 'resolve' ? (
    <ResolveDialog of={card} onClose={onClose} />
  ) : (
    <ReopenDialog of={card} onClose={onClose} />
  );
}

export default function EscalationBoard() {
  const translate = useTranslate();
  const view = useBoardView();
  const [deciding, setDeciding] = useState<Deciding>();
  const [taken, setTaken] = useState<Taken>();
  const reviewed = usePredictions('reviewed', view.teamId);
  const likely = usePredictions('likely', view.teamId);
  const requests = useOpenRequests(view.teamId);
  const active = useEscalations({ ...view.filter, state: 'active' }, ORDERS[view.order]);
  const resolved = useEscalations({ ...view.filter, state: 'resolved' }, { field: 'resolvedAt', direction: 'DESC' });
  const cards = {
    reviewed: (reviewed.rows ?? []).map(movableOf),
    likely: (likely.rows ?? []).map(movableOf),
    requests: requests.rows ?? [],
    active: active.rows ?? [],
    resolved: resolved.rows ?? [],
  };
  const prediction = (row: PredictionRow, index: number) => (
    <PredictionCard
      key={row.id}
      row={row}
      index={index}
      onOther={() => setTaken({ step: 'review', card: movableOf(row) })}
    />
  );
  return (
    <Page>
      <PageHeader
        title={translate('resources.escalations.name', { smart_count: 2 })}
        subtitle={translate('resources.escalations.board.subtitle')}
      />
      <BoardFilters view={view} />
      <BoardDrag cards={cards} onStep={setTaken}>
        <Box
          sx={{
            display: 'grid',
            gap: { xs: 3, lg: 2 },
            alignItems: 'start',
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              sm: 'repeat(2, minmax(0, 1fr))',
              lg: 'repeat(5, minmax(0, 1fr))',
            },
          }}
        >
          <BoardColumn name="reviewed" pages={reviewed} count={reviewed.count} card={prediction} />
          <BoardColumn name="likely" pages={likely} count={likely.count} card={prediction} />
          <BoardColumn
            name="requests"
            pages={requests}
            count={requests.count}
            card={(row, index) => <RequestCard key={row.id} row={row} index={index} onDecide={setDeciding} />}
          />
          <BoardColumn
            name="active"
            pages={active}
            count={active.count}
            card={(row, index) => <EscalationCard key={row.id} row={row} index={index} />}
          />
          <BoardColumn
            name="resolved"
            pages={resolved}
            count={resolved.count}
            card={(row, index) => <EscalationCard key={row.id} row={row} index={index} />}
          />
        </Box>
      </BoardDrag>
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
      {taken && <StepDialog taken={taken} onClose={() => setTaken(undefined)} />}
    </Page>
  );
}
