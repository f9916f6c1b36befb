// An escalation on the board: what it is about, who answers for it, when the customer hears next, what is at stake.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import { PersonChip } from '../../ui/chips.js';
import { RelativeTime } from '../../ui/times.js';
import { PriorityChip } from '../cases/case-marks.js';
import { BoardCard } from './board-card.js';
import type { EscalationRow } from './escalation.data.js';
import { NextUpdate, StageChip, titleOf, useDays, ValueAtStake } from './escalation-marks.js';

export function EscalationCard({ row, index }: { row: EscalationRow; index: number }) {
  const translate = useTranslate();
  const days = useDays()(row.daysInEscalation);
  const label = (field: string) => translate(`resources.escalations.fields.${field}`);
  return (
    <BoardCard
      column={row.resolvedAt ? 'resolved' : 'active'}
      index={index}
      card={row}
      title={titleOf(row)}
      account={row.account}
      aside={
        <>
          <PriorityChip priority={row.severity} />
          {!row.resolvedAt && <StageChip {...row} />}
        </>
      }
    >
      <Link
        component={LinkBase}
        to={`/escalations/${row.id}/show`}
        data-row
        color="text.primary"
        sx={{ fontWeight: 600 }}
      >
        {titleOf(row)}
      </Link>
      <Box sx={{ typography: 'body2', marginTop: 1 }}>
        {row.owner ? (
          <PersonChip name={row.owner.name} />
        ) : (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {translate('resources.escalations.no_owner')}
          </Box>
        )}
      </Box>
      <Box
        sx={{
          typography: 'caption',
          color: 'text.secondary',
          marginTop: 1,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          rowGap: 0.25,
        }}
      >
        {row.resolvedAt ? (
          <span>
            {`${label('resolvedAt')} `}
            <RelativeTime at={row.resolvedAt} />
          </span>
        ) : (
          <span>
            {`${label('nextUpdateDueAt')}: `}
            {row.nextUpdateDueAt ? <NextUpdate at={row.nextUpdateDueAt} /> : translate('resources.escalations.no_date')}
          </span>
        )}
        <span>{translate(`resources.escalations.${row.resolvedAt ? 'took' : 'open_for'}`, { days })}</span>
        {row.valueAtStake !== null && (
          <span>
            <ValueAtStake of={row} />
            {` ${translate('resources.escalations.at_stake')}`}
          </span>
        )}
      </Box>
    </BoardCard>
  );
}
