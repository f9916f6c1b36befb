// What the viewer did about an alert, or can do without opening the case.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { required, TextInput, useNotify, useRefresh, useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/chips.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { acknowledgeAlert, takeAlert, type AlertRow } from './alert.data.js';

export function AlertSteps({ alert, mayAct }: { alert: AlertRow; mayAct: boolean }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const text = (key: string) => translate(`resources.alerts.${key}`);
  const did = async (step: Promise<unknown>, done: string) => {
    await step;
    notify(text(done), { type: 'success' });
    refresh();
  };
  if (alert.act)
    return (
      <StatusChip
        tone="good"
        title={alert.actReason ?? undefined}
        label={`${text(`acted.${alert.act}`)}${alert.actChannel === 'mail' ? ` ${text('acted.by_mail')}` : ''}`}
      />
    );
  if (!mayAct || !alert.case) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <ConfirmButton
        size="small"
        label={text('take.label')}
        title={text('take.title')}
        content={text('take.content')}
        onConfirm={() => did(takeAlert(alert.id), 'take.done')}
      />
      <Button size="small" onClick={() => setAsking(true)}>
        {text('acknowledge.label')}
      </Button>
      {asking && (
        <FormDialog<{ reason: string }>
          title={text('acknowledge.title')}
          submit={text('acknowledge.button')}
          onSubmit={({ reason }) => did(acknowledgeAlert(alert.id, reason), 'acknowledge.done')}
          onClose={() => setAsking(false)}
        >
          <TextInput
            source="reason"
            label="resources.alerts.fields.reason"
            multiline
            minRows={2}
            validate={required()}
          />
        </FormDialog>
      )}
    </Box>
  );
}
