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
  type RedirectionSideEffect,
} from 'react-admin';
import { useResource } from '../resources/resources-context.js';
import { ErrorPanel } from './error-panel.js';
import { PageHeader } from './page-header.js';
import { Page } from './page.js';
import { WHOLE } from './whole.js';

function Fields({ children, defaults }: Pick<FormPageProps, 'children' | 'defaults'>) {
  const resource = useResourceContext();
  const translate = useTranslate();
  return (
    <Form warnWhenUnsavedChanges defaultValues={defaults}>
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

export interface FormPageProps {
  /** inputs of react-admin */
  readonly children: ReactNode;
  /** what a new record begins with */
  readonly defaults?: Record<string, unknown>;
  /** where saving leads; the list when absent */
  readonly redirect?: RedirectionSideEffect;
}

/** The title is `resources.<name>.create`. */
export function CreatePage({ children, defaults, redirect = 'list' }: FormPageProps) {
  const resource = useResourceContext();
  const translate = useTranslate();
  return (
    <CreateBase redirect={redirect}>
      <Sheet title={translate(`resources.${resource}.create`)}>
        <Fields defaults={defaults}>{children}</Fields>
      </Sheet>
    </CreateBase>
  );
}

function EditSheet({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { record, error } = useEditContext<RaRecord>();
  const { recordRepresentation = 'id' } = useResource(useResourceContext() ?? '');
  if (error) return <ErrorPanel error={error} heading />;
  return (
    <Sheet title={String(record?.[recordRepresentation] ?? '…')} actions={record && actions}>
      {record && <Fields>{children}</Fields>}
    </Sheet>
  );
}

/** `actions` stand in the head, for what isn't a field: deactivate, remove. */
export function EditPage({ actions, children, redirect = 'list' }: FormPageProps & { actions?: ReactNode }) {
  return (
    <EditBase
      mutationMode="pessimistic"
      redirect={redirect}
      queryOptions={{ ...WHOLE, onError: () => undefined }}
      mutationOptions={WHOLE}
    >
      <EditSheet actions={actions}>{children}</EditSheet>
    </EditBase>
  );
}
