// The bell on top of every page: how many alerts are unread, the newest of them, and whether mail is late.
import { useState, type MouseEvent } from 'react';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import NotificationsNoneOutlined from '@mui/icons-material/NotificationsNoneOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { LinkBase, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { LinkedRows } from '../../ui/linked-rows.js';
import { RelativeTime } from '../../ui/times.js';
import { BELL, readAlerts, type BellAnswer } from './alert.data.js';
import { MailTrouble } from './mail-trouble.js';

function Newest({ answer, onClose }: { answer: BellAnswer; onClose: () => void }) {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const readAll = async () => {
    await readAlerts();
    await queryClient.invalidateQueries({ queryKey: ['alerts'] });
  };
  return (
    <Box
      sx={{ width: 'min(400px, 92vw)' }}
      onClick={({ target }) => target instanceof Element && target.closest('a') && onClose()}
    >
      <MailTrouble trouble={answer.trouble} />
      <LinkedRows
        rows={answer.alerts.nodes.map((alert) => ({
          id: alert.id,
          to: alert.case ? `/cases/${alert.case.id}/show` : '/alerts',
          title: alert.case?.subject ?? translate('resources.alerts.gone'),
          line: [alert.cause, alert.case?.account?.name].filter(Boolean).join(' · '),
          aside: <RelativeTime at={alert.occurredAt} />,
        }))}
        empty={
          <Box sx={{ padding: 2.5, typography: 'body2', color: 'text.secondary' }}>
            {translate('resources.alerts.bell.quiet')}
          </Box>
        }
      />
      <Box sx={{ display: 'flex', gap: 1, padding: 1.5, borderTop: '1px solid', borderColor: 'line' }}>
        <Button component={LinkBase} to="/alerts">
          {translate('resources.alerts.bell.all')}
        </Button>
        {answer.count.value > 0 && <Button onClick={() => void readAll()}>{translate('resources.alerts.read')}</Button>}
      </Box>
    </Box>
  );
}

export default function AlertBell() {
  const translate = useTranslate();
  const { data } = useAsk<BellAnswer>('alerts', BELL);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const count = data?.count.value ?? 0;
  const key = count === 0 ? 'none' : data?.count.capped ? 'many' : 'some';
  const label = translate(`resources.alerts.bell.${key}`, { smart_count: count });
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          color="inherit"
          aria-label={label}
          aria-haspopup="dialog"
          onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        >
          <Badge badgeContent={count} max={99} color="error" overlap="circular">
            <NotificationsNoneOutlined />
          </Badge>
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': translate('resources.alerts.name', { smart_count: 2 }) } }}
      >
        {data && <Newest answer={data} onClose={() => setAnchor(null)} />}
      </Popover>
    </>
  );
}
