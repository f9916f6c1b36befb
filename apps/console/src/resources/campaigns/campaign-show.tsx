// One campaign: its steps, launch it, let it go out by itself, and look at its runs.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import Switch from '@mui/material/Switch';
import { useNotify, usePermissions, useRefresh, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ApiError } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { Facts } from '../../ui/facts.js';
import { words } from '../../ui/format.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { DateTime } from '../../ui/times.js';
import { launchCampaign, requestApproval, scheduleCampaign } from './campaign-verbs.js';
import { ApprovalPanel } from './approval-panel.js';
import { CampaignSteps } from './campaign-steps.js';
import type { Definition } from './definition.js';
import { CAMPAIGN, type Approval, type CampaignRow, type RunRow } from './campaign.data.js';
import { RunPanel } from './run-panel.js';
import { RunChoice } from './run-choice.js';

type Shown = Omit<CampaignRow, 'latestRun'> & {
  readonly definition: Definition;
  readonly latestApproval: Approval | null;
  readonly runs: { readonly nodes: readonly RunRow[] };
};

function Launch({ campaign }: { campaign: Shown }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string, options: object = {}) => translate(`resources.campaigns.${key}`, options);
  return (
    <ConfirmButton
      variant="contained"
      label={text('launch.label')}
      title={text('launch.title', { name: campaign.name })}
      content={text('launch.content', { members: text('members', { smart_count: campaign.members }) })}
      onConfirm={async () => {
        const needsTwo = await launchCampaign(campaign.key).then(
          () => false,
          (error: unknown) => {
            if (error instanceof ApiError && error.code === 'CAMPAIGN_NEEDS_APPROVAL') return true;
            throw error;
          },
        );
        if (needsTwo) await requestApproval(campaign.key, false, '');
        notify(needsTwo ? 'resources.campaigns.approval.requested' : 'resources.campaigns.launch.done', {
          type: 'success',
        });
        refresh();
      }}
    />
  );
}

function ByItself({ campaign }: { campaign: Shown }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const change = (on: boolean) =>
    scheduleCampaign(campaign.key, on)
      .then(() => refresh())
      .catch((error: Error) => notify(error.message, { type: 'error', messageArgs: { _: error.message } }));
  return (
    <FormControlLabel
      control={<Switch checked={campaign.scheduledAt !== null} onChange={(_, on) => void change(on)} />}
      label={translate(`resources.campaigns.by_itself.${campaign.definition.schedule.every ?? 'entry'}`)}
    />
  );
}

function Content({ campaign }: { campaign: Shown }) {
  const translate = useTranslate();
  const { permissions = [] } = usePermissions<readonly string[]>();
  const mayLaunch = permissions.includes('campaign:launch');
  const runs = campaign.runs.nodes;
  const [chosen, setChosen] = useState<string>();
  const run = runs.find(({ id }) => id === chosen) ?? runs[0];
  const text = (key: string, options: object = {}) => translate(`resources.campaigns.${key}`, options);
  return (
    <>
      <PageHeader
        title={campaign.name}
        back={{ to: '/campaigns', label: text('name', { smart_count: 2 }) }}
        subtitle={campaign.goal}
        actions={
          mayLaunch && (
            <>
              {campaign.definition.schedule.on !== 'launch' && <ByItself campaign={campaign} />}
              {campaign.definition.schedule.on !== 'entry' && <Launch campaign={campaign} />}
            </>
          )
        }
      />
      <Card sx={{ padding: 2.5, marginBottom: 2 }}>
        <Facts
          facts={[
            { label: text('audience'), value: words(campaign.segment) },
            { label: text('contacts'), value: campaign.members },
            {
              label: text('next'),
              value: campaign.nextLaunchAt ? <DateTime at={campaign.nextLaunchAt} /> : text('by_hand'),
            },
          ]}
        />
      </Card>
      {campaign.latestApproval && <ApprovalPanel approval={campaign.latestApproval} mayLaunch={mayLaunch} />}
      <CampaignSteps definition={campaign.definition} />
      {runs.length > 1 && <RunChoice runs={runs} value={run?.id ?? ''} onChange={setChosen} />}
      {run ? <RunPanel key={run.id} run={run} mayLaunch={mayLaunch} /> : <EmptyState dense title={text('never')} />}
    </>
  );
}

export default function CampaignShow() {
  const { id: key = '' } = useParams();
  const { data, error } = useAsk<{ campaign: Shown | null }>('campaigns', CAMPAIGN, { key });
  const translate = useTranslate();
  return (
    <Page>
      {error && <ErrorPanel error={error} heading />}
      {!data && !error && <Skeleton variant="rounded" height={240} />}
      {data && !data.campaign && <EmptyState title={translate('resources.campaigns.empty.title')} />}
      <Box>{data?.campaign && <Content campaign={data.campaign} />}</Box>
    </Page>
  );
}
