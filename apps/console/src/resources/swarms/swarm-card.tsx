// One swarm: its question, who was asked and what they did, and what the viewer can do in it.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { required, SelectInput, TextInput, useGetIdentity, useNotify, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { SwarmOutcome } from '../../schema.js';
import { StatusChip } from '../../ui/chips.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { RelativeTime, useNow } from '../../ui/times.js';
import { useSwarmVerbs, type ExpertRow, type SwarmRow } from './swarms.js';

const TONE = { invited: 'neutral', accepted: 'info', declined: 'warning' } as const;

function Expert({ of }: { of: ExpertRow }) {
  const translate = useTranslate();
  const answered = of.answers > 0;
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1, typography: 'body2' }}>
      <span>{of.user?.name ?? '–'}</span>
      <StatusChip
        tone={answered ? 'good' : TONE[of.state]}
        label={translate(`resources.swarms.experts.${answered ? 'answered' : of.state}`)}
        title={of.reason ?? undefined}
      />
    </Box>
  );
}

export function DueMark({ of: { dueAt, closedAt } }: { of: SwarmRow }) {
  const translate = useTranslate();
  const now = useNow();
  if (closedAt) return null;
  if (new Date(dueAt) <= now) return <StatusChip tone="bad" label={translate('resources.swarms.over')} />;
  return <RelativeTime at={dueAt} />;
}

type Dialog = 'answer' | 'decline' | 'close';

function SwarmDialog({ of, dialog, onClose }: { of: SwarmRow; dialog: Dialog; onClose: () => void }) {
  const translate = useTranslate();
  const { answer, decline, close } = useSwarmVerbs();
  const text = (key: string) => translate(`resources.swarms.${dialog}.${key}`);
  const shared = { title: text('title'), submit: text('submit'), onClose };
  if (dialog === 'answer')
    return (
      <FormDialog<{ body: string }> {...shared} onSubmit={({ body }) => answer(of.id, body)}>
        <Typography variant="body2">{of.question}</Typography>
        <TextInput
          source="body"
          label="resources.swarms.fields.body"
          multiline
          minRows={4}
          validate={required()}
          helperText={false}
        />
      </FormDialog>
    );
  if (dialog === 'decline')
    return (
      <FormDialog<{ reason?: string }> {...shared} onSubmit={({ reason }) => decline(of.id, reason ?? '')}>
        <Typography variant="body2">{text('help')}</Typography>
        <TextInput source="reason" label="resources.swarms.fields.reason" helperText={false} />
      </FormDialog>
    );
  const outcomes = (['solved', 'answered', 'nobody_knew', 'withdrawn'] as const).map((id) => ({
    id,
    name: `resources.swarms.outcomes.${id}`,
  }));
  return (
    <FormDialog<{ outcome: SwarmOutcome; summary?: string }>
      {...shared}
      values={{ outcome: 'solved' }}
      onSubmit={({ outcome, summary }) => close(of.id, outcome, summary ?? '')}
    >
      <SelectInput
        source="outcome"
        label="resources.swarms.fields.outcome"
        choices={outcomes}
        validate={required()}
        helperText={false}
      />
      <TextInput source="summary" label="resources.swarms.fields.summary" multiline minRows={3} helperText={false} />
    </FormDialog>
  );
}

function Steps({ of }: { of: SwarmRow }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { identity } = useGetIdentity();
  const mayLead = useMay('swarm:open');
  const { accept } = useSwarmVerbs();
  const [dialog, setDialog] = useState<Dialog>();
  const mine = of.experts.find(({ userId }) => userId === identity?.id);
  const press = () => accept(of.id).catch((error: Error) => notify(error.message, { type: 'error' }));
  const button = (key: Dialog) => (
    <Button key={key} variant="outlined" onClick={() => setDialog(key)}>
      {translate(`resources.swarms.${key}.button`)}
    </Button>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginTop: 1 }}>
      {mine?.state === 'invited' && (
        <Button variant="contained" onClick={() => void press()}>
          {translate('resources.swarms.accept.button')}
        </Button>
      )}
      {mine && mine.state !== 'declined' && button('answer')}
      {mine?.state === 'invited' && button('decline')}
      {mayLead && button('close')}
      {dialog && <SwarmDialog of={of} dialog={dialog} onClose={() => setDialog(undefined)} />}
    </Box>
  );
}

export function SwarmCard({ of }: { of: SwarmRow }) {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        paddingBlock: 1.25,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0, paddingTop: 0 },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'baseline' }}>
        <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'pre-wrap', minWidth: 0 }}>
          {of.question}
        </Typography>
        <Box sx={{ typography: 'caption', flexShrink: 0 }}>
          {of.outcome ? (
            <StatusChip label={translate(`resources.swarms.outcomes.${of.outcome}`)} />
          ) : (
            <DueMark of={of} />
          )}
        </Box>
      </Box>
      <Typography variant="caption" color="text.secondary">
        {of.opener && `${of.opener.name} · `}
        <RelativeTime at={of.openedAt} />
      </Typography>
      {of.summary && (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
          {of.summary}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, marginTop: 0.75, padding: 0, display: 'grid', gap: 0.5 }}>
        {of.experts.map((each) => (
          <Expert key={each.userId} of={each} />
        ))}
      </Box>
      {!of.closedAt && <Steps of={of} />}
    </Box>
  );
}
