// One play: what starts it, its tasks in order, the accounts that it runs for, and its switch.
import Card from '@mui/material/Card';
import Box from '@mui/material/Box';
import { useParams, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { NotFoundPanel } from '../../ui/error-panel.js';
import { Facts } from '../../ui/facts.js';
import { PageHeader } from '../../ui/page-header.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { Page } from '../../ui/page.js';
import { DateTime } from '../../ui/times.js';
import { FrequencyRule, OnOff, TriggerRule } from './play-marks.js';
import { PlayRuns } from './play-runs.js';
import { PlaySwitch } from './play-switch.js';
import { PlayTasks } from './play-tasks.js';
import { PLAY, type WholePlay } from './plays.js';

function Head({ play }: { play: WholePlay }) {
  const translate = useTranslate();
  const mayWrite = useMay('play:write');
  return (
    <PageHeader
      title={play.name}
      back={{ to: '/plays', label: translate('resources.plays.name', { smart_count: 2 }) }}
      marks={<OnOff enabled={play.enabled} />}
      subtitle={<Box sx={{ maxWidth: '80ch' }}>{play.description}</Box>}
      actions={mayWrite && <PlaySwitch play={play} />}
    />
  );
}

function Strip({ play }: { play: WholePlay }) {
  const translate = useTranslate();
  const text = (key: string, about: object = {}) => translate(`resources.plays.${key}`, about);
  const { definition, enabledAt, startWith, enabled } = play;
  return (
    <Card sx={{ padding: 2.5 }}>
      <Facts
        facts={[
          { label: text('fields.trigger'), value: <TriggerRule trigger={definition.trigger} />, wide: true },
          { label: text('tabs.runs'), value: text('runs_count', play.runCounts), wide: true },
          ...(enabled ? [{ label: text('fields.enabledAt'), value: <DateTime at={enabledAt} /> }] : []),
          ...(enabled && startWith ? [{ label: text('fields.startWith'), value: text(startWith) }] : []),
          { label: text('fields.scope'), value: text(`scopes.${definition.scope}`) },
          { label: text('fields.frequency'), value: <FrequencyRule frequency={definition.frequency} /> },
          { label: text('fields.whenCleared'), value: text(`cleared.${definition.whenCleared}`) },
          { label: text('fields.whenOwnerChanges'), value: text(`owner_changes.${definition.whenOwnerChanges}`) },
        ]}
      />
    </Card>
  );
}

function Whole({ play }: { play: WholePlay }) {
  const translate = useTranslate();
  return (
    <>
      <Head play={play} />
      <Strip play={play} />
      <Box sx={{ marginTop: 3 }}>
        <PageTabs
          tabs={[
            {
              key: 'tasks',
              label: translate('resources.plays.tabs.tasks'),
              content: <PlayTasks tasks={play.definition.tasks} />,
            },
            { key: 'runs', label: translate('resources.plays.tabs.runs'), content: <PlayRuns play={play} /> },
          ]}
        />
      </Box>
    </>
  );
}

export default function PlayShow() {
  const { id } = useParams();
  const answer = useAsk<{ play: WholePlay | null }>('plays', PLAY, { key: id });
  return (
    <Page>
      <Answered answer={answer}>{({ play }) => (play ? <Whole play={play} /> : <NotFoundPanel />)}</Answered>
    </Page>
  );
}
