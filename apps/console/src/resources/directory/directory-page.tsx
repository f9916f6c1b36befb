// The directory's page: what waits for an answer first, then who is there for what.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import { useRefresh, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Facts } from '../../ui/facts.js';
import { words } from '../../ui/format.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { removeEntry } from './directory-verbs.js';
import { EntryDialog, type EntryRow } from './entry-dialog.js';
import { WaitingHandOvers, type HandOverRow } from './waiting-hand-overs.js';

const DIRECTORY = gql`
  query directory {
    entries: escalationDirectory {
      id
      product
      problemType
      severity
      team
      hours
      channel
      person {
        id
        name
      }
      backup {
        id
        name
      }
    }
    handOvers(filter: { state: waiting }, first: 50) {
      nodes {
        id
        team
        reason
        handedAt
        handedBy {
          id
          name
        }
        case {
          id
          subject
        }
      }
    }
  }
`;

interface Answer {
  readonly entries: readonly EntryRow[];
  readonly handOvers: { readonly nodes: readonly HandOverRow[] };
}

function Entry({ entry, onEdit }: { entry: EntryRow; onEdit?: () => void }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const label = (field: string) => translate(`resources.directory.fields.${field}`);
  const trouble = [entry.product, entry.problemType, entry.severity && words(entry.severity)].filter(Boolean);
  return (
    <Card component="li" sx={{ padding: 2.5, display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1 }}>
        <Typography variant="h3">{trouble.join(' · ') || translate('resources.directory.any')}</Typography>
        {onEdit && (
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button size="small" variant="outlined" onClick={onEdit}>
              {translate('resources.directory.edit')}
            </Button>
            <ConfirmButton
              size="small"
              label={translate('resources.directory.remove')}
              title={translate('resources.directory.remove_title')}
              content={translate('resources.directory.remove_body')}
              onConfirm={async () => {
                await removeEntry({ id: entry.id });
                refresh();
              }}
            />
          </Box>
        )}
      </Box>
      <Facts
        facts={[
          { label: label('team'), value: entry.team },
          { label: label('personId'), value: entry.person?.name ?? '–' },
          { label: label('backupId'), value: entry.backup?.name ?? '–' },
          { label: label('hours'), value: entry.hours || '–' },
          { label: label('channel'), value: entry.channel || '–' },
        ]}
      />
    </Card>
  );
}

export default function DirectoryPage() {
  const translate = useTranslate();
  const mayWrite = useMay('directory:write');
  const [edited, setEdited] = useState<EntryRow | 'new'>();
  const answer = useAsk<Answer>('directory', DIRECTORY);
  const add = mayWrite && (
    <Button variant="contained" onClick={() => setEdited('new')}>
      {translate('resources.directory.add')}
    </Button>
  );
  const heading = { marginTop: 3, marginBottom: 1.5 };
  return (
    <Page>
      <PageHeader
        title={translate('resources.directory.name', { smart_count: 2 })}
        subtitle={translate('resources.directory.subtitle')}
        actions={add}
      />
      <Answered answer={answer}>
        {({ entries, handOvers }) => (
          <>
            <Typography variant="h2" sx={heading}>
              {translate('resources.directory.waiting')}
            </Typography>
            <WaitingHandOvers rows={handOvers.nodes} />
            <Typography variant="h2" sx={heading}>
              {translate('resources.directory.entries')}
            </Typography>
            {entries.length === 0 ? (
              <EmptyState
                icon={ContactsOutlined}
                dense
                title={translate('resources.directory.empty.title')}
                body={translate('resources.directory.empty.body')}
              />
            ) : (
              <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 1.5 }}>
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} onEdit={mayWrite ? () => setEdited(entry) : undefined} />
                ))}
              </Box>
            )}
          </>
        )}
      </Answered>
      {edited && <EntryDialog entry={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}
