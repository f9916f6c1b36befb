// A strip of facts about one record: label above, value below, in as many columns as fit.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** takes two columns: long words such as domains and addresses */
  readonly wide?: boolean;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <Box
      component="dl"
      sx={{
        margin: 0,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(168px, 45%), 1fr))',
        columnGap: 3,
        rowGap: 2,
      }}
    >
      {facts.map(({ label, value, wide }) => (
        <Box key={label} sx={{ minWidth: 0, ...(wide && { gridColumn: 'span 2' }) }}>
          <Box component="dt" sx={{ typography: 'caption', color: 'text.secondary' }}>
            {label}
          </Box>
          <Box component="dd" sx={{ margin: 0, typography: 'body2', fontWeight: 550 }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
