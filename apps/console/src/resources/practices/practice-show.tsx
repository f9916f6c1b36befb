// One best-practice page, to be read.
import Card from '@mui/material/Card';
import { useParams, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useAsk } from '../../data/use-ask.js';
import type { Practice } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { RelativeTime } from '../../ui/times.js';
import { NotFoundPanel } from '../../ui/error-panel.js';
import { EditPractice } from './edit-practice.js';
import { PracticeBody } from './practice-body.js';
import { PRACTICE } from './practices.js';

type Answer = { practice: Pick<Practice, 'key' | 'title' | 'body' | 'updatedAt'> | null };

export default function PracticeShow() {
  const { id } = useParams();
  const translate = useTranslate();
  const mayWrite = useMay('play:write');
  const answer = useAsk<Answer>('practices', PRACTICE, { key: id });
  return (
    <Page>
      <Answered answer={answer}>
        {({ practice }) =>
          practice ? (
            <>
              <PageHeader
                title={practice.title}
                actions={mayWrite && <EditPractice practice={practice} />}
                back={{ to: '/practices', label: translate('resources.practices.name', { smart_count: 2 }) }}
                subtitle={
                  <>
                    {translate('resources.practices.changed')} <RelativeTime at={practice.updatedAt} />
                  </>
                }
              />
              <Card sx={{ padding: { xs: 2, sm: 3 } }}>
                <PracticeBody body={practice.body} headings={2} />
              </Card>
            </>
          ) : (
            <NotFoundPanel />
          )
        }
      </Answered>
    </Page>
  );
}
