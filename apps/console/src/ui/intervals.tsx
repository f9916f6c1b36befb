// Values with the time for which each held: the shape in which everything that changes is kept.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import { StatusChip } from './chips.js';
import { DateTime } from './times.js';

export interface NamedInterval {
  readonly id: string;
  readonly name: string;
  readonly value: ReactNode;
  readonly from: string;
  readonly to: string | null;
}

export function Intervals({ intervals }: { intervals: readonly NamedInterval[] }) {
  const translate = useTranslate();
  return (
    <Card component="ol" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {intervals.map(({ id, name, value, from, to }) => (
        <Box
          component="li"
          key={id}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', md: '180px 1fr auto' },
            columnGap: 2,
            alignItems: 'baseline',
            paddingInline: 2.5,
            paddingBlock: 1.25,
            borderTop: '1px solid',
            borderColor: 'line',
            '&:first-of-type': { borderTop: 0 },
          }}
        >
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{name}</Box>
          <Box sx={{ typography: 'body2', fontWeight: 550 }}>
            {value} {to === null && <StatusChip tone="info" label={translate('bellwether.history.current')} />}
          </Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            <DateTime at={from} />
            {to && (
              <>
                {' – '}
                <DateTime at={to} />
              </>
            )}
          </Box>
        </Box>
      ))}
    </Card>
  );
}
