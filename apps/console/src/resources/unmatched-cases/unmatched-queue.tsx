// Groups of cases without an account, most cases first, and the one step that gives each group its account.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import { LinkBase, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { UnmatchedGroup } from '../../schema.js';
import { Door } from '../../ui/door.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { MatchDialog } from './match-dialog.js';

const UNMATCHED = gql`
  query unmatchedCases {
    unmatchedCases {
      kind
      key
      cases
    }
  }
`;

const WAITING = `/cases?filter=${encodeURIComponent(JSON.stringify({ unmatched: true, state: 'any' }))}`;

function Group({ group, onMatch }: { group: UnmatchedGroup; onMatch?: () => void }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.unmatched-cases.${key}`);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        paddingInline: 2.5,
        paddingBlock: 1.5,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 240px' }}>
        <Box sx={{ fontWeight: 600 }}>{group.key || text('nothing')}</Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {group.key ? text(`kind.${group.kind}`) : text('nothing_help')}
        </Box>
      </Box>
      <Box sx={{ typography: 'body2', whiteSpace: 'nowrap' }}>
        {translate('resources.unmatched-cases.waiting', { smart_count: group.cases })}
      </Box>
      {onMatch && group.key && (
        <Button variant="outlined" onClick={onMatch}>
          {text('match')}
        </Button>
      )}
    </Box>
  );
}

function Groups({ groups }: { groups: readonly UnmatchedGroup[] }) {
  const translate = useTranslate();
  const mayMatch = useMay('import:run');
  const [chosen, setChosen] = useState<UnmatchedGroup>();
  return (
    <>
      {!mayMatch && (
        <Box sx={{ typography: 'body2', color: 'text.secondary', marginBottom: 1.5 }}>
          {translate('resources.unmatched-cases.read_only')}
        </Box>
      )}
      <Card component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {groups.map((group) => (
          <Group
            key={`${group.kind} ${group.key}`}
            group={group}
            {...(mayMatch && { onMatch: () => setChosen(group) })}
          />
        ))}
      </Card>
      {chosen && <MatchDialog group={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function Nobody() {
  const translate = useTranslate();
  return (
    <EmptyState
      icon={CheckCircleOutlined}
      title={translate('resources.unmatched-cases.empty.title')}
      body={translate('resources.unmatched-cases.empty.body')}
      action={<Door to="cases" label={translate('resources.unmatched-cases.empty.look')} />}
    />
  );
}

export default function UnmatchedQueue() {
  const translate = useTranslate();
  const { data, error } = useAsk<{ unmatchedCases: readonly UnmatchedGroup[] }>('unmatched-cases', UNMATCHED);
  const groups = data?.unmatchedCases;
  const waits = groups && groups.length > 0;
  return (
    <Page>
      <PageHeader
        title={translate('resources.unmatched-cases.name', { smart_count: 2 })}
        subtitle={translate('resources.unmatched-cases.subtitle')}
        actions={
          waits && (
            <Button variant="outlined" component={LinkBase} to={WAITING}>
              {translate('resources.unmatched-cases.look')}
            </Button>
          )
        }
      />
      {error ? (
        <ErrorPanel error={error} />
      ) : !groups ? (
        <Skeleton variant="rounded" height={240} />
      ) : waits ? (
        <Groups groups={groups} />
      ) : (
        <Nobody />
      )}
    </Page>
  );
}
