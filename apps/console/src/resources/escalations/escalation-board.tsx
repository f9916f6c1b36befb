// The board: who asks, what is active, what was resolved. Side by side where there is room, one below the other on a phone.
import { useState } from 'react';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { BoardColumn } from './board-column.js';
import { BoardFilters } from './board-filters.js';
import { useEscalations, useOpenRequests } from './board-reads.js';
import { ORDERS, useBoardView } from './board-view.js';
import { DecideDialog, type Deciding } from './decide-dialogs.js';
import { EscalationCard } from './escalation-card.js';
import { RequestCard } from './request-card.js';

export default function EscalationBoard() {
  const translate = useTranslate();
  const view = useBoardView();
  const [deciding, setDeciding] = useState<Deciding>();
  const requests = useOpenRequests();
  const active = useEscalations({ ...view.filter, state: 'active' }, ORDERS[view.order]);
  const resolved = useEscalations({ ...view.filter, state: 'resolved' }, { field: 'resolvedAt', direction: 'DESC' });
  return (
    <Page>
      <PageHeader
        title={translate('resources.escalations.name', { smart_count: 2 })}
        subtitle={translate('resources.escalations.board.subtitle')}
      />
      <BoardFilters view={view} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(3, minmax(0, 1fr))' },
        }}
      >
        <BoardColumn
          name="requests"
          pages={requests}
          count={requests.count}
          card={(row) => <RequestCard key={row.id} row={row} onDecide={setDeciding} />}
        />
        <BoardColumn
          name="active"
          pages={active}
          count={active.count}
          card={(row) => <EscalationCard key={row.id} row={row} />}
        />
        <BoardColumn
          name="resolved"
          pages={resolved}
          count={resolved.count}
          card={(row) => <EscalationCard key={row.id} row={row} />}
        />
      </Box>
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </Page>
  );
}
