// The viewer's alerts, the rules that make them, and when mail may leave.
import { useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { PageHeader } from '../../ui/page-header.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { Page } from '../../ui/page.js';
import { AlertRules } from './alert-rules.js';
import { AlertRows } from './alert-rows.js';
import { AlertTimes } from './alert-times.js';

export default function AlertPage() {
  const translate = useTranslate();
  const mayWrite = useMay('alert:write');
  const tab = (key: string) => ({ key, label: translate(`resources.alerts.tabs.${key}`) });
  return (
    <Page>
      <PageHeader
        title={translate('resources.alerts.name', { smart_count: 2 })}
        subtitle={translate('resources.alerts.subtitle')}
      />
      <PageTabs
        tabs={[
          { ...tab('alerts'), content: <AlertRows /> },
          ...(mayWrite
            ? [
                { ...tab('rules'), content: <AlertRules /> },
                { ...tab('settings'), content: <AlertTimes /> },
              ]
            : []),
        ]}
      />
    </Page>
  );
}
