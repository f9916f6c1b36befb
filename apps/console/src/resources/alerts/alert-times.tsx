// When mails and webhooks may leave: the viewer's zone, quiet hours and digest times.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { Form, required, SaveButton, TextInput, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import type { AlertSettings } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { TimeZoneInput } from '../../ui/time-zone-input.js';
import { SETTINGS, setSettings } from './alert.data.js';
import { minutesOf, timeOf } from './time-of-day.js';

const isTime = (text?: string | null) =>
  !text || minutesOf(text) !== null ? undefined : 'resources.alerts.settings.time_invalid';
const areTimes = (text: unknown) =>
  typeof text === 'string' && text.split(',').every((each) => minutesOf(each) !== null)
    ? undefined
    : 'resources.alerts.settings.time_invalid';

interface Values {
  readonly zone: string;
  readonly quietFrom?: string | null;
  readonly quietTo?: string | null;
  readonly digestAt: string;
}

function Times({ settings }: { settings: AlertSettings }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const label = (key: string) => `resources.alerts.settings.${key}`;
  const save = async (given: object) => {
    const { zone, quietFrom, quietTo, digestAt } = given as Values;
    try {
      await setSettings({
        zone,
        quietFrom: minutesOf(quietFrom ?? ''),
        quietTo: minutesOf(quietTo ?? ''),
        digestAt: digestAt.split(',').flatMap((each) => minutesOf(each) ?? []),
      });
      notify(label('saved'), { type: 'success' });
      refresh();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
  };
  const record = {
    zone: settings.zone,
    quietFrom: timeOf(settings.quietFrom),
    quietTo: timeOf(settings.quietTo),
    digestAt: settings.digestAt.map(timeOf).join(', '),
  };
  return (
    <Card sx={{ padding: { xs: 2, sm: 3 }, maxWidth: 560 }}>
      <Typography variant="body2" color="text.secondary" sx={{ marginBottom: 2 }}>
        {translate(label('intro'))}
      </Typography>
      <Form record={record} onSubmit={save}>
        <Box sx={{ display: 'grid', gap: 1 }}>
          <TimeZoneInput source="zone" />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
            <TextInput
              source="quietFrom"
              type="time"
              label={label('quietFrom')}
              helperText={label('quiet_help')}
              validate={isTime}
            />
            <TextInput source="quietTo" type="time" label={label('quietTo')} helperText={false} validate={isTime} />
          </Box>
          <TextInput
            source="digestAt"
            label={label('digestAt')}
            helperText={label('digest_help')}
            validate={[required(), areTimes]}
          />
          <Box>
            <SaveButton alwaysEnable icon={<></>} label={label('save')} />
          </Box>
        </Box>
      </Form>
    </Card>
  );
}

export function AlertTimes() {
  const answer = useAsk<{ settings: AlertSettings }>('alerts', SETTINGS);
  return <Answered answer={answer}>{({ settings }) => <Times settings={settings} />}</Answered>;
}
