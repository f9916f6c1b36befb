// Open swarms by age: what has waited longest stands first.
import { useTranslate } from 'react-admin';
import HiveOutlined from '@mui/icons-material/HiveOutlined';
import { usePages, type PageOf } from '../../data/use-pages.js';
import { EmptyState } from '../../ui/empty-state.js';
import { GrowingRows } from '../../ui/growing-rows.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { RelativeTime } from '../../ui/times.js';
import { DueMark } from './swarm-card.js';
import { OPEN_ONES, type SwarmRow } from './swarms.js';

export default function SwarmList() {
  const translate = useTranslate();
  const pages = usePages<{ swarms: PageOf<SwarmRow> }, SwarmRow>('swarms', OPEN_ONES, {}, ({ swarms }) => swarms);
  const text = (key: string) => translate(`resources.swarms.open_empty.${key}`);
  return (
    <Page>
      <PageHeader title={translate('resources.swarms.name', { smart_count: 2 })} />
      <GrowingRows
        pages={pages}
        row={(each) => ({
          id: each.id,
          to: `/cases/${each.caseId}/show`,
          title: each.question,
          line: (
            <>
              {[each.case?.subject, ...each.experts.map(({ user }) => user?.name)].filter(Boolean).join(' · ')} ·{' '}
              <RelativeTime at={each.openedAt} />
            </>
          ),
          aside: <DueMark of={each} />,
        })}
        empty={<EmptyState icon={HiveOutlined} title={text('title')} body={text('body')} />}
      />
    </Page>
  );
}
