// What was said, oldest first; who speaks shows in words, place and dress.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { MessageCard } from './message-card.js';
import type { Conversation } from './use-conversation.js';

function Messages({ conversation: { rows, error, hasMore, isLoadingMore, loadMore } }: { conversation: Conversation }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.cases.conversation.${key}`);
  if (error) return <ErrorPanel error={error} dense />;
  if (!rows) return <Skeleton variant="rounded" height={320} />;
  if (rows.length === 0)
    return <EmptyState dense icon={ForumOutlined} title={text('empty')} body={text('empty_body')} />;
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 1.5 }}>
        {rows.map((message) => (
          <MessageCard key={message.id} message={message} />
        ))}
      </Box>
      {hasMore && (
        <Button variant="outlined" loading={isLoadingMore} onClick={() => void loadMore()} sx={{ marginTop: 2 }}>
          {text('more')}
        </Button>
      )}
    </>
  );
}

export function ConversationThread({ conversation }: { conversation: Conversation }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="conversation-title">
      <Typography variant="h2" id="conversation-title" sx={{ marginBottom: 1.5 }}>
        {translate('resources.cases.conversation.title')}
      </Typography>
      <Messages conversation={conversation} />
    </Box>
  );
}
