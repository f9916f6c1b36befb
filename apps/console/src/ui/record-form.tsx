// The pages of a form: a new record, or a change to one. Nothing is shown as saved before the API has said so.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import {
  CreateBase,
  EditBase,
  Form,
  LinkBase,
  SaveButton,
  useEditContext,
  useResourceContext,
  useTranslate,
  type RaRecord,
} from 'react-admin';
import { useResource } from '../resources/resources-context.js';
import { ErrorPanel } from './error-panel.js';
import { PageHeader } from './page-header.js';
import { Page } from './page.js';

function Fields({ children }: { children: ReactNode }) {
  const resource = useResourceContext();
  const translate = useTranslate();
  return (
    <Form warnWhenUnsavedChanges>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {children}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <SaveButton />
          <Button component={LinkBase} to={`/${resource}`}>
            {translate('bellwether.action.cancel')}
          </Button>
        </Box>
      </Box>
    </Form>
  );
}

function Sheet({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const resource = useResourceContext();
  const translate = useTranslate();
  const back = { to: `/${resource}`, label: translate(`resources.${resource}.name`, { smart_count: 2 }) };
  return (
    <Page narrow>
      <PageHeader title={title} back={back} actions={actions} />
      <Card sx={{ padding: { xs: 2, sm: 3 } }}>{children}</Card>
    </Page>
  );
}

/** `children` are inputs of react-admin; the title is `resources.<name>.create`. */
export function CreatePage({ children }: { children: ReactNode }) {
  const resource = useResourceContext();
  const translate = useTranslate();
  return (
    <CreateBase redirect="list">
      <Sheet title={translate(`resources.${resource}.create`)}>
        <Fields>{children}</Fields>
      </Sheet>
    </CreateBase>
  );
}

function EditSheet({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { record, error } = useEditContext<RaRecord>();
  const { recordRepresentation = 'id' } = useResource(useResourceContext() ?? '');
  if (error) return <ErrorPanel error={error} />;
  return (
    <Sheet title={String(record?.[recordRepresentation] ?? '…')} actions={record && actions}>
      {record && <Fields>{children}</Fields>}
    </Sheet>
  );
}

/** `actions` stand in the head, for what isn't a field: deactivate, remove. */
export function EditPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  return (
    <EditBase mutationMode="pessimistic" redirect="list" queryOptions={{ onError: () => undefined }}>
      <EditSheet actions={actions}>{children}</EditSheet>
    </EditBase>
  );
}
