// The frame of a card on the board: whose it is on top, then what it is about.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';
import type { Account } from '../../schema.js';

export interface BoardCardProps {
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

export function BoardCard({ account, aside, children }: BoardCardProps) {
  return (
    <Card component="li" sx={{ padding: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'start', gap: 1, marginBottom: 0.5 }}>
        {account ? (
          <Link component={LinkBase} to={`/accounts/${account.id}/show?tab=escalations`} variant="caption">
            {account.name}
          </Link>
        ) : (
          <span />
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'end', gap: 0.5 }}>{aside}</Box>
      </Box>
      {children}
    </Card>
  );
}
