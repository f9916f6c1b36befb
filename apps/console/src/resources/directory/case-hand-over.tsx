// On a case's page: whom the directory names for it, and the hand-over; while one waits, its answer.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { TextInput, required, useNotify, useRecordContext, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { handOver } from './directory-verbs.js';
import { HandOverCard, type HandOverRow } from './waiting-hand-overs.js';

const STANDING = gql`
  query caseHandOver($id: ID!, $product: String) {
    case(id: $id) {
      handOver {
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
    entry: directoryEntryFor(product: $product) {
      team
      channel
    }
  }
`;

interface Answer {
  readonly case: { readonly handOver: HandOverRow | null } | null;
  readonly entry: { readonly team: string; readonly channel: string } | null;
}

interface Values {
  readonly reason: string;
  readonly problemType?: string;
  readonly team?: string;
}

function HandOverDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const label = (source: string) => `resources.directory.fields.${source}`;
  return (
    <FormDialog<Values>
      title={translate('resources.directory.hand_over_title')}
      submit={translate('resources.directory.hand_over')}
      onClose={onClose}
      onSubmit={async ({ reason, problemType, team }) => {
        await handOver({ input: { caseId, reason, problemType: problemType || null, team: team || null } });
        notify('resources.directory.handed_over', { type: 'success' });
        refresh();
      }}
    >
      <TextInput
        source="reason"
        label={label('reason')}
        multiline
        minRows={3}
        validate={required()}
        helperText="resources.directory.hand_over_help"
      />
      <TextInput source="problemType" label={label('problemType')} helperText={false} />
      <TextInput source="team" label={label('team')} helperText="resources.directory.team_help" />
    </FormDialog>
  );
}

export default function CaseHandOver() {
  const record = useRecordContext<RaRecord & { product?: string | null }>();
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const caseId = String(record?.id);
  const answer = useAsk<Answer>('directory', STANDING, { id: caseId, product: record?.product ?? null });
  return (
    <Answered answer={answer} height={72}>
      {({ case: of, entry }) => (
        <>
          {of?.handOver ? (
            <HandOverCard row={of.handOver} shows="reason" />
          ) : (
            <>
              <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
                {entry
                  ? translate('resources.directory.names', {
                      team: [entry.team, entry.channel].filter(Boolean).join(', '),
                    })
                  : translate('resources.directory.names_nobody')}
              </Box>
              <Button variant="outlined" sx={{ marginTop: 1.5 }} onClick={() => setOpen(true)}>
                {translate('resources.directory.hand_over')}
              </Button>
            </>
          )}
          {isOpen && <HandOverDialog caseId={caseId} onClose={() => setOpen(false)} />}
        </>
      )}
    </Answered>
  );
}
