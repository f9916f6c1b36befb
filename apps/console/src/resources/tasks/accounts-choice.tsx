// Which accounts the rest of a portfolio's play is for: those in escalation today, with what their contracts are worth.
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { isoDay } from '../../ui/format.js';
import { money } from '../kpis/figure.js';

const IN_ESCALATION = gql`
  query accountsInEscalation($day: String!) {
    known: kpiDrill(measure: "value_in_escalation", day: $day, first: 100) {
      nodes {
        id
        amount
        currency
        account {
          name
        }
      }
    }
    unknown: kpiDrill(measure: "value_in_escalation", day: $day, part: true, first: 100) {
      nodes {
        id
        amount
        currency
        account {
          name
        }
      }
    }
  }
`;

interface Rows {
  readonly nodes: readonly {
    readonly id: string;
    readonly amount: number | null;
    readonly currency: string | null;
    readonly account: { readonly name: string } | null;
  }[];
}

export function AccountsChoice({
  chosen,
  onChoose,
}: {
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data } = useAsk<{ known: Rows; unknown: Rows }>('kpis', IN_ESCALATION, { day: isoDay(new Date()) });
  const known = [...(data?.known.nodes ?? [])].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  const rows = [...known, ...(data?.unknown.nodes ?? [])];
  const worth = ({ amount, currency }: Rows['nodes'][number]) =>
    amount === null || !currency
      ? translate('resources.tasks.choose_accounts.unknown')
      : money(amount, currency, locale);
  return (
    <Box component="fieldset" sx={{ border: 0, margin: 0, padding: 0, maxHeight: 260, overflowY: 'auto' }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 600 }}>
        {translate('resources.tasks.choose_accounts.title')}
      </Typography>
      {data && rows.length === 0 && (
        <Typography variant="body2">{translate('resources.tasks.choose_accounts.none')}</Typography>
      )}
      {rows.map((row) => (
        <FormControlLabel
          key={row.id}
          sx={{ display: 'flex' }}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(row.id)}
              onChange={(_, isOn) => onChoose(isOn ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))}
            />
          }
          label={`${row.account?.name ?? row.id} · ${worth(row)}`}
        />
      ))}
    </Box>
  );
}
