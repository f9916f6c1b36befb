// In a demo nobody should have to look up a password: one press fills the form with a role's account.
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { DemoAccount } from '../schema.js';
import { words } from '../ui/format.js';
import { PersonChip } from '../ui/chips.js';

export interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly onPick: (account: DemoAccount) => void;
}

export function DemoAccounts({ accounts, onPick }: DemoAccountsProps) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="demo-title">
      <Typography id="demo-title" variant="h3" component="h2">
        {translate('bellwether.demo.title')}
      </Typography>
      <Typography variant="caption" color="text.secondary" component="p" sx={{ marginBottom: 1 }}>
        {translate('bellwether.demo.pick')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 0.5 }}>
        {accounts.map((account) => (
          <ButtonBase
            key={account.email}
            onClick={() => onPick(account)}
            sx={{
              justifyContent: 'start',
              paddingInline: 1.5,
              paddingBlock: 0.75,
              borderRadius: '8px',
              typography: 'body2',
              border: '1px solid',
              borderColor: 'line',
              backgroundColor: 'background.paper',
              '&:hover': { borderColor: 'primary.main' },
            }}
          >
            <PersonChip
              name={account.name}
              detail={translate(`bellwether.role.${account.role}`, { _: words(account.role) })}
            />
          </ButtonBase>
        ))}
      </Box>
    </Box>
  );
}
