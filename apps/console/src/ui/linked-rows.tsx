// A short list inside a card: each row leads to its page.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { LinkBase } from 'react-admin';

export interface LinkedRow {
  readonly id: string;
  readonly to: string;
  readonly title: string;
  readonly line?: ReactNode;
  readonly aside?: ReactNode;
}

/** `rows` is undefined while they are on their way. */
export function LinkedRows({ rows, empty }: { rows: readonly LinkedRow[] | undefined; empty: ReactNode }) {
  if (!rows) return <Skeleton variant="rounded" height={160} sx={{ margin: 2.5 }} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', margin: 0, paddingInline: 2.5, paddingBlock: 1 }}>
      {rows.map(({ id, to, title, line, aside }) => (
        <Box
          component="li"
          key={id}
          sx={{
            display: 'flex',
            gap: 2,
            justifyContent: 'space-between',
            paddingBlock: 1,
            borderTop: '1px solid',
            borderColor: 'line',
            '&:first-of-type': { borderTop: 0 },
          }}
        >
          <Box sx={{ minWidth: 0 }}>
            <Link
              component={LinkBase}
              to={to}
              color="text.primary"
              data-row
              sx={{ typography: 'body2', fontWeight: 600 }}
            >
              {title}
            </Link>
            {line && <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{line}</Box>}
          </Box>
          {aside && <Box sx={{ typography: 'caption', flexShrink: 0 }}>{aside}</Box>}
        </Box>
      ))}
    </Box>
  );
}
