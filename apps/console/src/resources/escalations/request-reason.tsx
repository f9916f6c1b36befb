// Who asked for an escalation, when, and in which words.
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { EscalationRequest, User } from '../../schema.js';
import { RelativeTime } from '../../ui/times.js';

export type Reason = Pick<EscalationRequest, 'reason' | 'requestedAt'> & {
  /** null: the customer asked */
  readonly requestedBy: Pick<User, 'id' | 'name'> | null;
};

export function RequestReason({ of: { reason, requestedAt, requestedBy } }: { of: Reason }) {
  const translate = useTranslate();
  return (
    <>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {requestedBy
          ? translate('resources.escalations.asked_by', { name: requestedBy.name })
          : translate('resources.escalations.customer_asked')}
        {' · '}
        <RelativeTime at={requestedAt} />
      </Box>
      <Box
        component="blockquote"
        sx={{
          typography: 'body2',
          margin: 0,
          marginTop: 0.75,
          paddingLeft: 1.5,
          borderLeft: '3px solid',
          borderColor: 'tones.warning.mark',
          whiteSpace: 'pre-wrap',
          display: '-webkit-box',
          WebkitBoxOrient: 'vertical',
          WebkitLineClamp: 8,
          overflow: 'hidden',
        }}
      >
        {reason}
      </Box>
    </>
  );
}
