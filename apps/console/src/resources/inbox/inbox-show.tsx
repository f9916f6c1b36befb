// One caught mail: as its recipient sees it, as plain text, and its headers. The mail's own markup stays in a closed frame.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Facts } from '../../ui/facts.js';
import { PageHeader } from '../../ui/page-header.js';
import { RecordPage } from '../../ui/record-page.js';
import { DateTime } from '../../ui/times.js';
import type { CaughtRecord } from './inbox.data.js';

const TABS = ['html', 'text', 'headers'] as const;
type TabName = (typeof TABS)[number];

/** No scripts, no forms, no way out: what stands in a mail is somebody else's. */
function Html({ html }: { html: string | null | undefined }) {
  const translate = useTranslate();
  if (!html) return <Typography>{translate('resources.inbox.no_html')}</Typography>;
  return (
    <Box
      component="iframe"
      sandbox=""
      srcDoc={html}
      title={translate('resources.inbox.frame')}
      sx={{ width: '100%', height: '72vh', border: 0, borderRadius: 1, backgroundColor: 'common.white' }}
    />
  );
}

function Text({ text }: { text: string | null | undefined }) {
  const translate = useTranslate();
  return (
    <Box component="pre" sx={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.875rem' }}>
      {text ?? translate('resources.inbox.no_text')}
    </Box>
  );
}

function Headers({ headers }: Pick<CaughtRecord, 'headers'>) {
  return (
    <Box component="dl" sx={{ margin: 0, display: 'grid', gap: 1 }}>
      {headers.map(({ name, value }, index) => (
        <Box key={`${name} ${index}`}>
          <Box component="dt" sx={{ typography: 'caption', color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ margin: 0, overflowWrap: 'anywhere', typography: 'body2' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Mail({ mail }: { mail: CaughtRecord }) {
  const translate = useTranslate();
  const [tab, setTab] = useState<TabName>(mail.html ? 'html' : 'text');
  const label = (field: string) => translate(`resources.inbox.fields.${field}`);
  return (
    <>
      <PageHeader
        title={mail.subject}
        back={{ to: '/inbox', label: translate('resources.inbox.name', { smart_count: 2 }) }}
      />
      <Card sx={{ padding: 2.5, display: 'grid', gap: 2 }}>
        <Facts
          facts={[
            { label: label('from'), value: mail.from, wide: true },
            { label: label('to'), value: mail.to, wide: true },
            { label: label('caughtAt'), value: <DateTime at={mail.caughtAt} /> },
          ]}
        />
        <Tabs value={tab} onChange={(_, chosen: TabName) => setTab(chosen)}>
          {TABS.map((name) => (
            <Tab key={name} value={name} label={translate(`resources.inbox.tabs.${name}`)} />
          ))}
        </Tabs>
        {tab === 'html' && <Html html={mail.html} />}
        {tab === 'text' && <Text text={mail.text} />}
        {tab === 'headers' && <Headers headers={mail.headers} />}
      </Card>
    </>
  );
}

export default function InboxShow() {
  return <RecordPage<CaughtRecord>>{(mail) => <Mail mail={mail} />}</RecordPage>;
}
