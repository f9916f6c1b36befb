// How an account's own words look: contract, tier, stage, owners, value.
import Box from '@mui/material/Box';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Tone } from '../../theme/palette.js';
import { PersonChip, StatusChip } from '../../ui/chips.js';
import { money, words } from '../../ui/format.js';
import type { AccountRow } from './account.data.js';

const CONTRACT: Readonly<Record<string, Tone>> = {
  prospect: 'info',
  active: 'good',
  cancelled: 'warning',
  churned: 'bad',
};

export function Contract({ status }: { status: string | null }) {
  return status ? <StatusChip tone={CONTRACT[status] ?? 'neutral'} label={words(status)} /> : <>–</>;
}

export function AnnualValue({ account }: { account: Pick<AccountRow, 'annualValue' | 'currency'> }) {
  const [locale] = useLocaleState();
  return <>{account.annualValue == null ? '–' : money(Number(account.annualValue), account.currency, locale)}</>;
}

/** The name, marked where the account is strategic. */
export function AccountName({ account }: { account: Pick<AccountRow, 'name' | 'strategic'> }) {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
      {account.name}
      {account.strategic && <StatusChip tone="accent" label={translate('resources.accounts.strategic')} />}
    </Box>
  );
}

/** Who looks after it first: the CSM, or whoever else there is. */
export function MainOwner({ owners }: Pick<AccountRow, 'owners'>) {
  const main = owners.find(({ role }) => role === 'csm') ?? owners[0];
  return main ? <PersonChip name={main.user.name} /> : <>–</>;
}

export function Owners({ owners }: Pick<AccountRow, 'owners'>) {
  const translate = useTranslate();
  if (owners.length === 0) return <>{translate('resources.accounts.owner.nobody')}</>;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1 }}>
      {owners.map(({ role, user }) => (
        <PersonChip
          key={`${role} ${user.id}`}
          name={user.name}
          detail={translate(`resources.accounts.owner.${role}`, { _: words(role) })}
        />
      ))}
    </Box>
  );
}
