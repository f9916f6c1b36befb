// Who got it, who didn't, and why: one row a contact, by state.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { usePages, type PageOf } from '../../data/use-pages.js';
import type { MailState } from '../../schema.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { LinkedRows } from '../../ui/linked-rows.js';
import { RelativeTime } from '../../ui/times.js';
import { MailMark } from './campaign-marks.js';
import { MAILS, type MailRow, type RunRow } from './campaign.data.js';

function Line({ mail }: { mail: MailRow }) {
  const translate = useTranslate();
  const why =
    mail.reason ?? (mail.attempts > 1 ? translate('resources.campaigns.attempts', { smart_count: mail.attempts }) : '');
  return <>{[mail.address, mail.account?.name, why].filter(Boolean).join(' · ')}</>;
}

export function RunMails({ run }: { run: RunRow }) {
  const translate = useTranslate();
  const [state, setState] = useState<MailState | ''>('');
  const text = (key: string) => translate(`resources.campaigns.${key}`);
  const { rows, error, hasMore, isLoadingMore, loadMore } = usePages<{ mails: PageOf<MailRow> }, MailRow>(
    'campaigns',
    MAILS,
    { filter: { mailingIds: run.mailingIds, state: state || null } },
    ({ mails }) => mails,
  );
  return (
    <Box component="section" aria-label={text('outcome')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, marginBottom: 1 }}>
        <Typography variant="h3" component="h2">
          {text('outcome')}
        </Typography>
        <TextField
          select
          size="small"
          aria-label={text('outcome')}
          value={state}
          onChange={({ target }) => setState(target.value as MailState | '')}
          slotProps={{ select: { displayEmpty: true } }}
          sx={{ minWidth: 160 }}
        >
          <MenuItem value="">{text('every_state')}</MenuItem>
          {run.progress
            .filter(({ count }) => count > 0)
            .map((each) => (
              <MenuItem key={each.state} value={each.state}>
                {text(`states.${each.state}`)}
              </MenuItem>
            ))}
        </TextField>
      </Box>
      {error && <ErrorPanel error={error} dense />}
      <Box sx={{ marginInline: -2.5 }}>
        <LinkedRows
          rows={rows?.map((mail) => ({
            id: mail.id,
            to: mail.account ? `/accounts/${mail.account.id}/show` : '/contacts',
            title: mail.contact?.name ?? mail.address,
            line: <Line mail={mail} />,
            aside: (
              <Box sx={{ display: 'grid', justifyItems: 'end', gap: 0.25 }}>
                <MailMark state={mail.state} />
                <RelativeTime at={mail.sentAt ?? mail.changedAt} />
              </Box>
            ),
          }))}
          empty={<EmptyState dense title={text('no_mails')} />}
        />
      </Box>
      {hasMore && (
        <Button disabled={isLoadingMore} onClick={() => void loadMore()}>
          {text('more')}
        </Button>
      )}
    </Box>
  );
}
