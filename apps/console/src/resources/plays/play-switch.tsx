// Switching a play on, with or without the accounts that are in its segment already, and off.
import { useState } from 'react';
import Button from '@mui/material/Button';
import { RadioButtonGroupInput, required, useNotify, useRefresh, useTranslate } from 'react-admin';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { disablePlay, enablePlay, type WholePlay } from './plays.js';

interface Answers {
  readonly from: 'existing' | 'new';
}

function EnableDialog({ play, onClose }: { play: WholePlay; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { name, existingMembers: members } = play;
  const text = (key: string, about: object = {}) => translate(`resources.plays.enable.${key}`, { name, ...about });
  const existing = members > 0 ? text('existing', { smart_count: members }) : text('existing_none');
  async function send({ from }: Answers) {
    const { toStart } = await enablePlay(play.key, from);
    if (toStart === null) notify('resources.plays.enable.filling', { type: 'success' });
    else notify('resources.plays.enable.done', { type: 'success', messageArgs: { smart_count: toStart } });
    refresh();
  }
  return (
    <FormDialog<Answers>
      title={text('title')}
      submit="resources.plays.enable.label"
      values={{ from: 'new' }}
      onSubmit={send}
      onClose={onClose}
    >
      <RadioButtonGroupInput
        source="from"
        label="resources.plays.enable.from"
        choices={[
          { id: 'new', name: text('new') },
          { id: 'existing', name: existing },
        ]}
        translateChoice={false}
        row={false}
        validate={required()}
        helperText={false}
      />
    </FormDialog>
  );
}

export function PlaySwitch({ play }: { play: WholePlay }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const text = (key: string) => translate(`resources.plays.${key}`, { name: play.name });
  if (play.enabled)
    return (
      <ConfirmButton
        label={text('disable.label')}
        title={text('disable.title')}
        content={text('disable.content')}
        onConfirm={async () => {
          await disablePlay(play.key);
          notify('resources.plays.disable.done', { type: 'success' });
          refresh();
        }}
      />
    );
  return (
    <>
      <Button variant="contained" onClick={() => setAsking(true)}>
        {text('enable.label')}
      </Button>
      {isAsking && <EnableDialog play={play} onClose={() => setAsking(false)} />}
    </>
  );
}
