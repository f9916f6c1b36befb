// One segment: its rule in words, who belongs to it, who came and went, and why somebody does or doesn't.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useCanAccess, useTranslate } from 'react-admin';
import { CountChip } from '../../ui/chips.js';
import { Facts } from '../../ui/facts.js';
import { PageHeader } from '../../ui/page-header.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { RecordPage } from '../../ui/record-page.js';
import { RelativeTime } from '../../ui/times.js';
import { ListPanel } from './list-panel.js';
import { RuleTree } from './rule-tree.js';
import { SegmentActions } from './segment-actions.js';
import { SegmentBacktest } from './segment-backtest.js';
import { SegmentHistory } from './segment-history.js';
import { ObjectName, SegmentState } from './segment-marks.js';
import { SegmentMembers } from './segment-members.js';
import { SegmentWhy } from './segment-why.js';
import type { SegmentRecord } from './segment.data.js';
import { useRuleWords } from './use-rule-words.js';

function Head({ segment }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  const { canAccess: canEdit } = useCanAccess({ resource: 'segments', action: 'edit' });
  return (
    <PageHeader
      title={segment.name}
      back={{ to: '/segments', label: translate('resources.segments.name', { smart_count: 2 }) }}
      marks={<SegmentState segment={segment} />}
      subtitle={segment.description}
      actions={canEdit && <SegmentActions segment={segment} />}
    />
  );
}

function RuleCard({ segment }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  const say = useRuleWords(segment.object);
  const label = (field: string) => translate(`resources.segments.fields.${field}`);
  return (
    <Card sx={{ padding: 2.5, display: 'grid', gap: 2.5 }}>
      <section>
        <Typography variant="h2" sx={{ marginBottom: 1 }}>
          {translate('resources.segments.rule_title')}
        </Typography>
        {say ? <RuleTree line={say(segment.rule)} /> : <Skeleton height={48} />}
      </section>
      {segment.problems.length > 0 && (
        <Alert severity="error">{segment.problems.map(({ message }) => message).join(' ')}</Alert>
      )}
      <Facts
        facts={[
          { label: label('memberCount'), value: <CountChip count={segment.memberCount} /> },
          { label: label('object'), value: <ObjectName object={segment.object} /> },
          { label: label('updatedAt'), value: <RelativeTime at={segment.updatedAt} /> },
          {
            label: label('usedBy'),
            value: segment.usedBy.join(', ') || translate('resources.segments.nobody_uses'),
            wide: true,
          },
        ]}
      />
    </Card>
  );
}

function Members({ segment }: { segment: SegmentRecord }) {
  const { canAccess } = useCanAccess({ resource: 'segments', action: 'edit' });
  return (
    <>
      {segment.kind === 'list' && canAccess && <ListPanel segment={segment} />}
      <SegmentMembers segment={segment} />
    </>
  );
}

export default function SegmentShow() {
  const translate = useTranslate();
  const tab = (key: string) => ({ key, label: translate(`resources.segments.tabs.${key}`) });
  return (
    <RecordPage<SegmentRecord>>
      {(segment) => (
        <>
          <Head segment={segment} />
          <RuleCard segment={segment} />
          <Box sx={{ marginTop: 3 }}>
            <PageTabs
              tabs={[
                { ...tab('members'), content: <Members segment={segment} /> },
                { ...tab('history'), content: <SegmentHistory id={segment.id} /> },
                { ...tab('why'), content: <SegmentWhy segment={segment} /> },
                { ...tab('backtest'), content: <SegmentBacktest segment={segment} /> },
              ]}
            />
          </Box>
        </>
      )}
    </RecordPage>
  );
}
