// The cases that the viewer may see: who wrote last, how they sound, who works on it.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import { LinkBase, useTranslate } from 'react-admin';
import { Door } from '../../ui/door.js';
import { RecordList } from '../../ui/record-list.js';
import type { CaseRow } from './case.data.js';
import { columns } from './case-columns.js';
import { CaseFilters } from './case-filters.js';

const EVERY_CASE = `/cases?filter=${encodeURIComponent(JSON.stringify({ state: 'any' }))}`;

export default function CaseList() {
  const translate = useTranslate();
  return (
    <RecordList<CaseRow>
      sort={{ field: 'lastInboundAt', order: 'DESC' }}
      columns={columns}
      filters={<CaseFilters />}
      empty={{
        icon: ForumOutlined,
        title: translate('resources.cases.empty.title'),
        body: translate('resources.cases.empty.body'),
        action: (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 1 }}>
            <Door to="imports" label={translate('bellwether.action.import')} />
            <Button variant="outlined" component={LinkBase} to={EVERY_CASE}>
              {translate('resources.cases.empty.every')}
            </Button>
          </Box>
        ),
      }}
    />
  );
}
