// The strip of an escalation: who, when the customer hears next, what is at stake and why that much.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import { PersonChip } from '../../ui/chips.js';
import { Facts } from '../../ui/facts.js';
import { DateTime } from '../../ui/times.js';
import type { EscalationRecord } from './escalation.data.js';
import { NextUpdate, useDays, ValueAtStake } from './escalation-marks.js';

function By({ at, who }: { at: string; who: EscalationRecord['openedBy'] }) {
  return (
    <>
      <DateTime at={at} />
      {who && <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{who.name}</Box>}
    </>
  );
}

function Value({ of }: { of: EscalationRecord }) {
  const translate = useTranslate();
  return (
    <>
      <ValueAtStake of={of} />
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {of.valueReason ?? translate('resources.escalations.value_of_contract')}
      </Box>
    </>
  );
}

export function EscalationFacts({ of }: { of: EscalationRecord }) {
  const translate = useTranslate();
  const days = useDays();
  const label = (field: string) => translate(`resources.escalations.fields.${field}`);
  return (
    <Facts
      facts={[
        {
          label: label('owner'),
          value: of.owner ? <PersonChip name={of.owner.name} /> : translate('resources.escalations.no_owner'),
        },
        of.resolvedAt
          ? { label: label('resolvedAt'), value: <By at={of.resolvedAt} who={of.resolvedBy} /> }
          : {
              label: label('nextUpdateDueAt'),
              value: of.nextUpdateDueAt ? (
                <>
                  <NextUpdate at={of.nextUpdateDueAt} />
                  <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
                    <DateTime at={of.nextUpdateDueAt} />
                  </Box>
                </>
              ) : (
                translate('resources.escalations.no_date')
              ),
            },
        { label: label('valueAtStake'), value: <Value of={of} /> },
        { label: label('openedAt'), value: <By at={of.openedAt} who={of.openedBy} /> },
        {
          label: label('daysInEscalation'),
          value: days(of.daysInEscalation),
        },
        ...(of.case
          ? [
              {
                label: label('case'),
                wide: true,
                value: (
                  <Link component={LinkBase} to={`/cases/${of.case.id}/show`}>
                    {of.case.subject}
                  </Link>
                ),
              },
            ]
          : []),
        ...(of.source ? [{ label: label('source'), value: of.source }] : []),
      ]}
    />
  );
}
