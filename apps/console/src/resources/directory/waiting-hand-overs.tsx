// Hand-overs that wait for an answer: accept the case, or return it with a reason.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { LinkBase, TextInput, required, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { Case, HandOver, User } from '../../schema.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { RelativeTime } from '../../ui/times.js';
import { acceptHandOver, returnHandOver } from './directory-verbs.js';

export type HandOverRow = Pick<HandOver, 'id' | 'team' | 'reason' | 'handedAt'> & {
  readonly handedBy: Pick<User, 'id' | 'name'> | null;
  readonly case: Pick<Case, 'id' | 'subject'> | null;
};

function ReturnDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <FormDialog<{ reason: string }>
      title={translate('resources.directory.return_title')}
      submit={translate('resources.directory.return')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        await returnHandOver({ id, reason });
        notify('resources.directory.returned', { type: 'success' });
        refresh();
      }}
    >
      <TextInput
        source="reason"
        label="resources.directory.fields.reason"
        multiline
        minRows={3}
        validate={required()}
        helperText={false}
      />
    </FormDialog>
  );
}

export function HandOverCard({ row, shows = 'case' }: { row: HandOverRow; shows?: 'case' | 'reason' }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayAnswer = useMay('case:write');
  const [returning, setReturning] = useState(false);

  async function accept() {
    try {
      await acceptHandOver({ id: row.id });
      notify('resources.directory.accepted', { type: 'success' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
    refresh();
  }

  return (
    <Box sx={{ minWidth: 0 }}>
      {shows === 'case' && row.case && (
        <Link
          component={LinkBase}
          to={`/cases/${row.case.id}/show`}
          data-row
          color="text.primary"
          sx={{ fontWeight: 600 }}
        >
          {row.case.subject}
        </Link>
      )}
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {translate('resources.directory.handed', { name: row.handedBy?.name ?? '–', team: row.team })}
        {' · '}
        <RelativeTime at={row.handedAt} />
      </Box>
      <Box sx={{ typography: 'body2', marginTop: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {row.reason}
      </Box>
      {mayAnswer && row.case && (
        <Box sx={{ display: 'flex', gap: 1, marginTop: 1.5 }}>
          <Button variant="contained" size="small" onClick={() => void accept()}>
            {translate('resources.directory.accept')}
          </Button>
          <Button variant="outlined" size="small" onClick={() => setReturning(true)}>
            {translate('resources.directory.return')}
          </Button>
        </Box>
      )}
      {returning && <ReturnDialog id={row.id} onClose={() => setReturning(false)} />}
    </Box>
  );
}

export function WaitingHandOvers({ rows }: { rows: readonly HandOverRow[] }) {
  const translate = useTranslate();
  if (rows.length === 0)
    return (
      <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{translate('resources.directory.nothing_waits')}</Box>
    );
  return (
    <Box
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}
    >
      {rows.map((row) => (
        <Card key={row.id} sx={{ padding: 2 }}>
          <HandOverCard row={row} />
        </Card>
      ))}
    </Box>
  );
}
