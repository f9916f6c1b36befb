// Tab of an account's page: its cases, finished ones too, who wrote last first.
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { RelatedList } from '../../ui/related-list.js';
import type { CaseRow } from './case.data.js';
import { columnsOfAccount } from './case-columns.js';

export default function AccountCases() {
  const account = useRecordContext<RaRecord>();
  const translate = useTranslate();
  return (
    <RelatedList<CaseRow>
      resource="cases"
      filter={{ accountId: account?.id, state: 'any' }}
      sort={{ field: 'lastInboundAt', order: 'DESC' }}
      columns={columnsOfAccount}
      empty={{
        icon: ForumOutlined,
        title: translate('resources.cases.of_account.empty'),
        body: translate('resources.cases.of_account.empty_body'),
      }}
    />
  );
}
