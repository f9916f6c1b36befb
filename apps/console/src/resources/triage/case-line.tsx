// A case in any step of the run: what it is about, what it needs or who has it, and what can be done. The same everywhere.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import { ScoreBadge, StatusChip } from '../../ui/chips.js';
import { words } from '../../ui/format.js';
import { RelativeTime } from '../../ui/times.js';
import { PriorityChip } from '../cases/case-marks.js';
import { TriageState } from './triage-state.js';
import { TakeAction } from './take-action.js';
import type { TriagedCase } from './triage.data.js';

export interface CaseLineProps {
  readonly of: TriagedCase;
  /** what this step says of it */
  readonly about?: ReactNode;
  /** what can be done with it here besides the usual */
  readonly more?: ReactNode;
  readonly selected?: boolean;
  readonly onSelect?: (id: string, on: boolean) => void;
}

export function CaseLine({ of, about, more, selected, onSelect }: CaseLineProps) {
  const translate = useTranslate();
  const { triage } = of;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        rowGap: 1,
        alignItems: 'center',
        paddingInline: { xs: 1.5, sm: 2 },
        paddingBlock: 1.5,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      {onSelect && (
        <Checkbox
          checked={selected ?? false}
          onChange={(_event, on) => onSelect(of.id, on)}
          slotProps={{ input: { 'aria-label': translate('resources.triage.select', { subject: of.subject }) } }}
          sx={{ padding: 0.5 }}
        />
      )}
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Link
          component={LinkBase}
          to={`/cases/${of.id}/show`}
          color="text.primary"
          data-row={of.id}
          sx={{ typography: 'body2', fontWeight: 600 }}
        >
          {of.subject}
        </Link>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {of.account?.name ?? translate('resources.cases.unmatched')}
          {triage?.unhandledSince && (
            <>
              {` · ${translate('resources.triage.state.waiting')} `}
              <RelativeTime at={triage.unhandledSince} />
            </>
          )}
          {about && <> · {about}</>}
        </Box>
        {triage && triage.kinds.length > 0 && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, marginTop: 0.5 }}>
            {triage.kinds.map((kind) => (
              <StatusChip key={kind} label={words(kind)} />
            ))}
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <PriorityChip priority={of.priority} />
        <ScoreBadge kind="sentiment" score={of.sentiment} />
        <ScoreBadge kind="attention" score={of.attention} />
      </Box>
      <Box sx={{ flex: '0 1 260px', minWidth: 0 }}>{triage && <TriageState triage={triage} />}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginLeft: 'auto' }}>
        {more}
        <TakeAction of={of} />
      </Box>
    </Box>
  );
}
