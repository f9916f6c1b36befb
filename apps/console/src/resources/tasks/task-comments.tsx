// What colleagues said about the task, oldest first, and a place to say more.
import { useState, type FormEvent } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { PersonChip } from '../../ui/chips.js';
import { RelativeTime } from '../../ui/times.js';
import { useTaskVerbs } from './task-verbs.js';
import type { Comment, TaskRecord } from './task.data.js';

function Said({ comment: { author, body, createdAt } }: { comment: Comment }) {
  return (
    <Box component="li" sx={{ paddingBlock: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', typography: 'caption' }}>
        <PersonChip name={author?.name ?? '–'} />
        <Box component="span" sx={{ color: 'text.secondary' }}>
          <RelativeTime at={createdAt} />
        </Box>
      </Box>
      <Box sx={{ typography: 'body2', whiteSpace: 'pre-wrap', marginTop: 0.5 }}>{body}</Box>
    </Box>
  );
}

function AddComment({ id }: { id: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { comment } = useTaskVerbs(id);
  const [body, setBody] = useState('');
  async function send(event: FormEvent) {
    event.preventDefault();
    try {
      await comment(body);
      setBody('');
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    }
  }
  return (
    <Box
      component="form"
      onSubmit={(event) => void send(event)}
      sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}
    >
      <TextField
        multiline
        minRows={2}
        label={translate('resources.tasks.fields.body')}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <Button type="submit" variant="outlined" disabled={body.trim() === ''}>
        {translate('resources.tasks.comments.add')}
      </Button>
    </Box>
  );
}

export function TaskComments({ task: { id, comments } }: { task: TaskRecord }) {
  const translate = useTranslate();
  const mayWrite = useMay('task:write');
  return (
    <>
      {comments.length === 0 && (
        <Typography variant="body2" color="text.secondary" sx={{ marginBottom: 1.5 }}>
          {translate('resources.tasks.comments.empty')}
        </Typography>
      )}
      <Box component="ol" sx={{ listStyle: 'none', margin: 0, padding: 0, marginBottom: 1 }}>
        {comments.map((comment) => (
          <Said key={comment.id} comment={comment} />
        ))}
      </Box>
      {mayWrite && <AddComment id={id} />}
    </>
  );
}
