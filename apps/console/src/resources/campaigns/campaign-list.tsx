// All campaigns: what each is for, whom it reaches now, and how its last run stands.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import { LinkBase, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Door } from '../../ui/door.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { RelativeTime } from '../../ui/times.js';
import { Progress, RunMark } from './campaign-marks.js';
import { CAMPAIGNS, type CampaignRow } from './campaign.data.js';

function CampaignCard({ campaign }: { campaign: CampaignRow }) {
  const translate = useTranslate();
  const text = (key: string, options: object = {}) => translate(`resources.campaigns.${key}`, options);
  const { latestRun } = campaign;
  return (
    <Card component="article" sx={{ padding: 2.5, display: 'grid', gap: 1.5 }}>
      <Box>
        <Link component={LinkBase} to={`/campaigns/${campaign.key}/show`} color="text.primary" data-row variant="h2">
          {campaign.name}
        </Link>
        <Typography variant="body2" color="text.secondary">
          {campaign.goal}
        </Typography>
      </Box>
      <Typography variant="body2">
        {text('members', { smart_count: campaign.members })}
        {' · '}
        {campaign.nextLaunchAt ? (
          <>
            {text('next')} <RelativeTime at={campaign.nextLaunchAt} />
          </>
        ) : (
          text('by_hand')
        )}
      </Typography>
      {latestRun ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <RunMark state={latestRun.state} />
          <Typography variant="caption" color="text.secondary">
            <RelativeTime at={latestRun.launchedAt} />
          </Typography>
          <Progress run={latestRun} />
        </Box>
      ) : (
        <Typography variant="caption" color="text.secondary">
          {text('never')}
        </Typography>
      )}
    </Card>
  );
}

export default function CampaignList() {
  const translate = useTranslate();
  const { data, error } = useAsk<{ campaigns: readonly CampaignRow[] }>('campaigns', CAMPAIGNS);
  return (
    <Page>
      <PageHeader
        title={translate('resources.campaigns.name', { smart_count: 2 })}
        subtitle={translate('resources.campaigns.subtitle')}
      />
      {error && <ErrorPanel error={error} />}
      {!data && !error && <Skeleton variant="rounded" height={180} />}
      {data?.campaigns.length === 0 && (
        <EmptyState
          icon={CampaignOutlined}
          title={translate('resources.campaigns.empty.title')}
          body={translate('resources.campaigns.empty.body')}
          action={<Door to="blocs" label={translate('resources.campaigns.empty.action')} />}
        />
      )}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' } }}>
        {data?.campaigns.map((campaign) => (
          <CampaignCard key={campaign.key} campaign={campaign} />
        ))}
      </Box>
    </Page>
  );
}
