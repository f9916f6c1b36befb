// A virtual team's content, and its end.
import { useDelete, useRecordContext, useRedirect, useTranslate } from 'react-admin';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { EditPage } from '../../ui/record-form.js';
import { TeamInputs } from './team-inputs.js';
import type { TeamRow } from './team.data.js';

function RemoveButton() {
  const team = useRecordContext<TeamRow>();
  const translate = useTranslate();
  const redirect = useRedirect();
  const [remove] = useDelete<TeamRow, Error>();
  if (!team) return null;
  const text = (key: string) => translate(`resources.teams.remove.${key}`, { name: team.name });
  return (
    <ConfirmButton
      color="error"
      label={text('label')}
      title={text('title')}
      content={text('content')}
      onConfirm={async () => {
        await remove('teams', { id: team.id, previousData: team }, { returnPromise: true });
        redirect('list', 'teams');
      }}
    />
  );
}

export default function TeamEdit() {
  return (
    <EditPage actions={<RemoveButton />}>
      <TeamInputs />
    </EditPage>
  );
}
