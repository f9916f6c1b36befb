// The viewer's rules: what each asks to be told about, switched on or off, changed, tried out.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import type { SignalType } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { StatusChip } from '../../ui/chips.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { adoptStarters, removeRule, RULES, testWebhook, type RuleRow } from './alert.data.js';
import { RuleDialog } from './rule-dialog.js';
import { useRuleSummary } from './rule-summary.js';

type Kinds = readonly Pick<SignalType, 'kind' | 'label'>[];
interface RulesAnswer {
  readonly rules: readonly RuleRow[];
  readonly signalKinds: Kinds;
}

function LastCall({ rule }: { rule: RuleRow }) {
  const translate = useTranslate();
  if (!rule.lastCall) return null;
  const { state, error } = rule.lastCall;
  return (
    <StatusChip
      tone={state === 'sent' ? 'good' : state === 'waiting' ? 'warning' : 'bad'}
      label={translate(`resources.alerts.rule.last_call.${state}`)}
      title={error ?? undefined}
    />
  );
}

function Rule({ rule, kinds, onChange }: { rule: RuleRow; kinds: Kinds; onChange: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const summary = useRuleSummary(kinds);
  const text = (key: string) => translate(`resources.alerts.rule.${key}`, { name: rule.name });
  const test = () =>
    testWebhook(rule.id).then(
      ({ status }) => notify('resources.alerts.rule.test_ok', { type: 'success', messageArgs: { status } }),
      (error: Error) => notify(error.message, { type: 'error', messageArgs: { _: error.message } }),
    );
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        alignItems: 'center',
        paddingInline: 2.5,
        paddingBlock: 2,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Typography variant="h3" component="h2">
          {rule.name} {!rule.enabled && <StatusChip label={text('off')} />}
        </Typography>
        <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {summary(rule)}
          {rule.webhookUrl &&
            ` · ${rule.webhookUrl} · ${translate('resources.alerts.rule.secret', { secret: rule.webhookSecret })}`}
        </Box>
        <LastCall rule={rule} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {rule.webhookUrl && (
          <Button size="small" onClick={() => void test()}>
            {text('test')}
          </Button>
        )}
        <Button size="small" variant="outlined" onClick={onChange}>
          {text('edit')}
        </Button>
        <ConfirmButton
          size="small"
          color="error"
          label={text('remove')}
          title={text('remove_title')}
          content={text('remove_content')}
          onConfirm={async () => {
            await removeRule(rule.id);
            refresh();
          }}
        />
      </Box>
    </Box>
  );
}

export function AlertRules() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const answer = useAsk<RulesAnswer>('alerts', RULES);
  const [open, setOpen] = useState<RuleRow | 'new' | null>(null);
  const text = (key: string) => translate(`resources.alerts.rule.${key}`);
  const create = (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {text('new')}
    </Button>
  );
  const starters = (
    <Button variant="outlined" onClick={() => void adoptStarters().then(() => refresh())}>
      {text('starters')}
    </Button>
  );
  return (
    <Answered answer={answer}>
      {({ rules, signalKinds }) => (
        <>
          {rules.length === 0 ? (
            <EmptyState
              icon={RuleOutlined}
              title={text('empty')}
              body={text('empty_body')}
              action={
                <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'center' }}>
                  {starters}
                  {create}
                </Box>
              }
            />
          ) : (
            <Box sx={{ display: 'grid', gap: 2 }}>
              <Box>{create}</Box>
              <Card component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
                {rules.map((rule) => (
                  <Rule key={rule.id} rule={rule} kinds={signalKinds} onChange={() => setOpen(rule)} />
                ))}
              </Card>
            </Box>
          )}
          {open && <RuleDialog rule={open === 'new' ? null : open} kinds={signalKinds} onClose={() => setOpen(null)} />}
        </>
      )}
    </Answered>
  );
}
