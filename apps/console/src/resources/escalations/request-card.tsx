// A request on the board: which case, who asked, in which words; and the two answers.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';
import type { Account, Case, EscalationRequest } from '../../schema.js';
import { ScoreBadge } from '../../ui/chips.js';
import { BoardCard } from './board-card.js';
import { RequestReason, type Reason } from './request-reason.js';
import { RequestSteps, type RequestStepsProps } from './request-steps.js';

export type RequestRow = Reason &
  Pick<EscalationRequest, 'id'> & {
    readonly account: Pick<Account, 'id' | 'name'> | null;
    readonly case: Pick<Case, 'id' | 'subject' | 'attention'> | null;
  };

export function RequestCard({
  row,
  index,
  onDecide,
}: { row: RequestRow; index: number } & Pick<RequestStepsProps, 'onDecide'>) {
  return (
    <BoardCard
      column="requests"
      index={index}
      card={row}
      title={row.case?.subject ?? row.reason}
      account={row.account}
      aside={<ScoreBadge kind="attention" score={row.case?.attention} />}
    >
      {row.case && (
        <Link
          component={LinkBase}
          to={`/cases/${row.case.id}/show`}
          data-row
          color="text.primary"
          sx={{ fontWeight: 600 }}
        >
          {row.case.subject}
        </Link>
      )}
      <Box sx={{ marginTop: 0.75 }}>
        <RequestReason of={row} />
      </Box>
      <RequestSteps request={row} onDecide={onDecide} />
    </BoardCard>
  );
}
