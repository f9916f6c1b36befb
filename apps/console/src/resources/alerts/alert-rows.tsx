// What the viewer was told, newest first: open the case, take it, or say why nothing needs doing.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import Switch from '@mui/material/Switch';
import NotificationsNoneOutlined from '@mui/icons-material/NotificationsNoneOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { LinkBase, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useAsk } from '../../data/use-ask.js';
import { usePages } from '../../data/use-pages.js';
import { StatusChip } from '../../ui/chips.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { RelativeTime } from '../../ui/times.js';
import { ALERTS, BELL, readAlerts, type AlertRow, type AlertsAnswer, type BellAnswer } from './alert.data.js';
import { AlertSteps } from './alert-steps.js';
import { MailTrouble } from './mail-trouble.js';

function Row({ alert, mayAct }: { alert: AlertRow; mayAct: boolean }) {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const read = () => {
    if (!alert.readAt) void readAlerts([alert.id]).then(() => queryClient.invalidateQueries({ queryKey: ['alerts'] }));
  };
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        alignItems: 'center',
        paddingInline: 2.5,
        paddingBlock: 1.5,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          {!alert.readAt && <StatusChip tone="info" label={translate('resources.alerts.unread')} />}
          {alert.case ? (
            <Link
              component={LinkBase}
              to={`/cases/${alert.case.id}/show`}
              color="text.primary"
              data-row={alert.id}
              onClick={read}
              sx={{ typography: 'body2', fontWeight: 600 }}
            >
              {alert.case.subject}
            </Link>
          ) : (
            translate('resources.alerts.gone')
          )}
        </Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {alert.cause}
          {alert.case?.account && ` · ${alert.case.account.name}`}
          {' · '}
          <RelativeTime at={alert.occurredAt} />
          {' · '}
          {translate('resources.alerts.from_rule', { name: alert.ruleName })}
        </Box>
      </Box>
      <AlertSteps alert={alert} mayAct={mayAct} />
    </Box>
  );
}

export function AlertRows() {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const mayAct = useMay('alert:act');
  const [unread, setUnread] = useState(false);
  const bell = useAsk<BellAnswer>('alerts', BELL);
  const pages = usePages<AlertsAnswer, AlertRow>(
    'alerts',
    ALERTS,
    { filter: unread ? { unread } : {} },
    ({ alerts }) => alerts,
  );
  const readAll = async () => {
    await readAlerts();
    await queryClient.invalidateQueries({ queryKey: ['alerts'] });
  };
  if (pages.error) return <ErrorPanel error={pages.error} />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <MailTrouble trouble={bell.data?.trouble} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <FormControlLabel
          control={<Switch checked={unread} onChange={(_event, on) => setUnread(on)} />}
          label={translate('resources.alerts.filter.unread')}
        />
        {!!bell.data?.count.value && (
          <Button onClick={() => void readAll()}>{translate('resources.alerts.read')}</Button>
        )}
      </Box>
      {pages.rows?.length === 0 ? (
        <EmptyState
          icon={NotificationsNoneOutlined}
          title={translate(`resources.alerts.empty.${unread ? 'filtered' : 'title'}`)}
          body={unread ? undefined : translate('resources.alerts.empty.body')}
          action={
            !unread && (
              <Button variant="outlined" component={LinkBase} to="/alerts?tab=rules">
                {translate('resources.alerts.tabs.rules')}
              </Button>
            )
          }
        />
      ) : (
        <Card component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {pages.rows?.map((alert) => (
            <Row key={alert.id} alert={alert} mayAct={mayAct} />
          ))}
        </Card>
      )}
      {pages.hasMore && (
        <Box>
          <Button variant="outlined" disabled={pages.isLoadingMore} onClick={() => void pages.loadMore()}>
            {translate('bellwether.list.more')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
