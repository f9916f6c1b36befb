// The account's recent story beside a task: what it is worth, who looks after it, and its latest escalations.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useLocaleState, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { StatusChip } from '../../ui/chips.js';
import { RelativeTime } from '../../ui/times.js';
import { money } from '../kpis/figure.js';
import { STORY, type StoryAnswer } from './work.data.js';

export function AccountStory({ accountId }: { accountId: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data } = useAsk<StoryAnswer>('accounts', STORY, { id: accountId });
  const account = data?.account;
  if (!account) return null;
  const text = (key: string, about: object = {}) => translate(`resources.tasks.story.${key}`, about);
  const facts = [
    account.annualValue !== null && account.currency
      ? text('worth', { value: money(account.annualValue, account.currency, locale) })
      : text('worth_unknown'),
    account.renewalOn ? text('renews', { on: account.renewalOn }) : null,
    account.tier,
    ...account.owners.map(({ role, user }) => `${text(`role.${role}`)}: ${user?.name ?? '–'}`),
  ].filter((line) => line !== null);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="body2">{facts.join(' · ')}</Typography>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {text('open', { smart_count: account.openEscalations })}
      </Typography>
      <Box component="ul" sx={{ margin: 0, paddingLeft: 2.5, typography: 'body2', '& li + li': { marginTop: 0.5 } }}>
        {account.escalations.nodes.map((each) => (
          <li key={each.id}>
            <Link component={LinkBase} to={`/escalations/${each.id}/show`}>
              {each.reason || text('escalation')}
            </Link>{' '}
            <StatusChip
              tone={each.resolvedAt ? 'good' : 'warning'}
              label={each.resolvedAt ? text('resolved') : each.severity}
            />{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              <RelativeTime at={each.resolvedAt ?? each.openedAt} />
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
