// Account 360: who they are in a strip, everything else in tabs that each resource brings along.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import { ContributedTabs } from '../../ui/contributed-tabs.js';
import { Facts } from '../../ui/facts.js';
import { words } from '../../ui/format.js';
import { PageHeader } from '../../ui/page-header.js';
import { RecordPage } from '../../ui/record-page.js';
import { StatusChip } from '../../ui/chips.js';
import { Day, RelativeDay } from '../../ui/times.js';
import { AnnualValue, Contract, Owners } from './account-marks.js';
import type { AccountRecord } from './account.data.js';

function Head({ account }: { account: AccountRecord }) {
  const translate = useTranslate();
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
    />
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
