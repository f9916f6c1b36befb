// What can be done with a segment: change it, let it rest or wake it, delete it while nothing stands on it.
import Button from '@mui/material/Button';
import { LinkBase, useDelete, useNotify, useRedirect, useRefresh, useTranslate } from 'react-admin';
import { ask } from '../../data/graphql.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { SET_ACTIVE, type SegmentRecord } from './segment.data.js';

function ActiveSwitch({ segment: { id, name, active } }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string) => translate(`resources.segments.${key}`, { name });
  async function set(wish: boolean) {
    await ask(SET_ACTIVE, { id, active: wish });
    notify(text(wish ? 'activated' : 'deactivate.done'), { type: 'success' });
    refresh();
  }
  if (active)
    return (
      <ConfirmButton
        label={text('deactivate.label')}
        title={text('deactivate.title')}
        content={text('deactivate.content')}
        onConfirm={() => set(false)}
      />
    );
  return (
    <Button
      variant="contained"
      onClick={() => void set(true).catch((error: Error) => notify(error.message, { type: 'error' }))}
    >
      {text('activate')}
    </Button>
  );
}

function RemoveButton({ segment }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  const redirect = useRedirect();
  const [remove] = useDelete<SegmentRecord, Error>();
  const text = (key: string) => translate(`resources.segments.remove.${key}`, { name: segment.name });
  return (
    <ConfirmButton
      color="error"
      label={text('label')}
      title={text('title')}
      content={text('content')}
      onConfirm={async () => {
        await remove('segments', { id: segment.id, previousData: segment }, { returnPromise: true });
        redirect('list', 'segments');
      }}
    />
  );
}

export function SegmentActions({ segment }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  return (
    <>
      <ActiveSwitch segment={segment} />
      <Button variant="outlined" component={LinkBase} to={`/segments/${segment.id}`}>
        {translate('resources.segments.edit')}
      </Button>
      <RemoveButton segment={segment} />
    </>
  );
}
