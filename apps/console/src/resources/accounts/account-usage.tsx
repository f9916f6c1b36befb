// Tab of an account's page: how much of what they bought they use.
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import ShowChartOutlined from '@mui/icons-material/ShowChartOutlined';
import { useLocaleState, useRecordContext, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { UsageDay, UsageFacts } from '../../schema.js';
import { DayChart } from '../../ui/day-chart.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { Facts } from '../../ui/facts.js';
import { percent } from '../../ui/format.js';
import type { AccountRecord } from './account.data.js';

const USAGE = gql`
  query accountUsage($id: ID!) {
    account(id: $id) {
      usageFacts {
        licenceUtilisation
        activeContacts
        activeDays
        highValueFeatures
      }
      usageByDay(days: 90) {
        day
        quantity
      }
    }
  }
`;

interface Answer {
  readonly account: { readonly usageFacts: UsageFacts | null; readonly usageByDay: readonly UsageDay[] } | null;
}

export default function AccountUsage() {
  const account = useRecordContext<AccountRecord>();
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data, error } = useAsk<Answer>('accounts', USAGE, { id: account?.id });
  const text = (key: string) => translate(`resources.accounts.usage.${key}`);

  if (error) return <ErrorPanel error={error} dense />;
  if (!data) return <Skeleton variant="rounded" height={280} />;
  const { usageFacts: facts, usageByDay: days } = data.account ?? { usageFacts: null, usageByDay: [] };
  if (days.every(({ quantity }) => quantity === 0))
    return <EmptyState dense icon={ShowChartOutlined} title={text('empty')} body={text('empty_body')} />;
  return (
    <Card sx={{ padding: 2.5, display: 'grid', gap: 3 }}>
      {facts && (
        <Facts
          facts={[
            {
              label: text('utilisation'),
              value: facts.licenceUtilisation === null ? '–' : percent(facts.licenceUtilisation, locale),
            },
            { label: text('active_contacts'), value: facts.activeContacts },
            { label: text('active_days'), value: facts.activeDays },
            { label: text('features'), value: facts.highValueFeatures },
          ]}
        />
      )}
      <section>
        <Typography variant="h3" component="h2" sx={{ marginBottom: 1 }}>
          {text('by_day')}
        </Typography>
        <DayChart label={text('by_day')} points={days.map(({ day, quantity }) => ({ day, value: quantity }))} />
      </section>
    </Card>
  );
}
