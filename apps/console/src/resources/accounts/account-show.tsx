// Account 360: who they are in a strip, everything else in tabs that each resource brings along.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import { ContributedTabs } from '../../ui/contributed-tabs.js';
import { Facts } from '../../ui/facts.js';
import { words } from '../../ui/format.js';
import { PageHeader } from '../../ui/page-header.js';
import { RecordPage } from '../../ui/record-page.js';
import { StatusChip } from '../../ui/chips.js';
import { Day, RelativeDay } from '../../ui/times.js';
import { AnnualValue, Contract, Owners } from './account-marks.js';
import { OwnersDialog } from './owners-dialog.js';
import type { AccountRecord } from './account.data.js';

function Actions({ account }: { account: AccountRecord }) {
  const translate = useTranslate();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setChanging(true)}>
        {translate('resources.accounts.owners.change')}
      </Button>
      <Button variant="outlined" component={LinkBase} to={`/accounts/${account.id}`}>
        {translate('resources.accounts.edit')}
      </Button>
      {changing && <OwnersDialog account={account} onClose={() => setChanging(false)} />}
    </>
  );
}

function Head({ account }: { account: AccountRecord }) {
  const translate = useTranslate();
  const { canAccess: canEdit } = useCanAccess({ resource: 'accounts', action: 'edit' });
  return (
    <PageHeader
      title={account.name}
      back={{ to: '/accounts', label: translate('resources.accounts.name', { smart_count: 2 }) }}
      marks={
        <>
          {account.strategic && <StatusChip tone="accent" label={translate('resources.accounts.strategic')} />}
          {account.contractStatus && <Contract status={account.contractStatus} />}
        </>
      }
      subtitle={<Owners owners={account.owners} />}
      actions={canEdit && <Actions account={account} />}
    />
  );
}

function Parent({ parent }: { parent: NonNullable<AccountRecord['parent']> }) {
  return (
    <Link component={LinkBase} to={`/accounts/${parent.id}/show`}>
      {parent.name}
    </Link>
  );
}

function Strip({ account }: { account: AccountRecord }) {
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.accounts.fields.${field}`);
  return (
    <Card sx={{ padding: 2.5 }}>
      <Facts
        facts={[
          { label: label('annualValue'), value: <AnnualValue account={account} /> },
          { label: label('renewalOn'), value: <RelativeDay on={account.renewalOn} /> },
          { label: label('tier'), value: account.tier ? words(account.tier) : '–' },
          { label: label('journeyStage'), value: account.journeyStage ? words(account.journeyStage) : '–' },
          { label: label('industry'), value: account.industry ?? '–' },
          { label: label('licences'), value: account.licences ?? '–' },
          { label: label('startedOn'), value: <Day on={account.startedOn} /> },
          { label: label('timeZone'), value: account.timeZone ?? '–' },
          ...(account.parent ? [{ label: label('parentId'), value: <Parent parent={account.parent} /> }] : []),
          { label: label('domains'), value: account.domains.join(', ') || '–', wide: true },
        ]}
      />
    </Card>
  );
}

export default function AccountShow() {
  return (
    <RecordPage<AccountRecord>>
      {(account) => (
        <>
          <Head account={account} />
          <Strip account={account} />
          <Box sx={{ marginTop: 3 }}>
            <ContributedTabs place="accountTabs" />
          </Box>
        </>
      )}
    </RecordPage>
  );
}
