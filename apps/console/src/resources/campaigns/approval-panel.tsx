// A launch that waits for a second person: what was asked, by whom, and the answer.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useGetIdentity, useNotify, useRefresh, useTranslate } from 'react-admin';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { decideApproval } from './campaign-verbs.js';
import type { Approval } from './campaign.data.js';

export function ApprovalPanel({ approval, mayLaunch }: { approval: Approval; mayLaunch: boolean }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { identity } = useGetIdentity();
  const text = (key: string, options: object = {}) => translate(`resources.campaigns.approval.${key}`, options);
  const isOwn = identity?.id === approval.requestedBy?.id;
  const names = { who: approval.requestedBy?.name ?? '', by: approval.decidedBy?.name ?? '' };
  if (approval.decidedAt)
    return approval.approved ? null : (
      <Alert severity="warning" sx={{ marginBottom: 2 }}>
        {text('declined', names)} {approval.answer}
      </Alert>
    );
  const decide = async (approved: boolean) => {
    await decideApproval(approval.id, approved, '');
    notify(text(approved ? 'done' : 'refused'), { type: 'success' });
    refresh();
  };
  return (
    <Alert severity="info" sx={{ marginBottom: 2 }}>
      {text('asked', { ...names, smart_count: approval.audience })} {approval.note}
      {mayLaunch && !isOwn && (
        <Box sx={{ display: 'flex', gap: 1, marginTop: 1 }}>
          <ConfirmButton
            variant="contained"
            label={text('yes')}
            title={text('yes_title')}
            content={text('yes_content')}
            onConfirm={() => decide(true)}
          />
          <ConfirmButton
            label={text('no')}
            title={text('no_title')}
            content={text('no_content')}
            onConfirm={() => decide(false)}
          />
        </Box>
      )}
    </Alert>
  );
}
