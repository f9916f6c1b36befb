// Who is put on a list: one by one, or by a CSV file whose bad lines are told by number and reason.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { Form, SaveButton, useNotify, useRefresh, useTranslate } from 'react-admin';
import { accepted, ask, gql } from '../../data/graphql.js';
import type { ListReject } from '../../schema.js';
import { RecordChoice } from '../../ui/record-choice.js';
import type { SegmentRecord } from './segment.data.js';

const ADD = gql`
  mutation addToList($segmentId: ID!, $subjectIds: [ID!]!) {
    added: addToList(segmentId: $segmentId, subjectIds: $subjectIds)
  }
`;

export const REMOVE_FROM_LIST = gql`
  mutation removeFromList($segmentId: ID!, $subjectIds: [ID!]!) {
    removed: removeFromList(segmentId: $segmentId, subjectIds: $subjectIds)
  }
`;

const ADD_FILE = gql`
  mutation addFileToList($segmentId: ID!, $csv: String!) {
    result: addFileToList(segmentId: $segmentId, csv: $csv) {
      ... on ListedFile {
        added
        known
        rejects {
          line
          value
          code
          message
        }
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

interface Listed {
  readonly added: number;
  readonly known: number;
  readonly rejects: readonly Pick<ListReject, 'line' | 'value' | 'code' | 'message'>[];
}

const SHOWN = 50;

function Outcome({ listed }: { listed: Listed }) {
  const translate = useTranslate();
  const text = (key: string, about = {}) => translate(`resources.segments.list.${key}`, about);
  const { added, known, rejects } = listed;
  return (
    <Alert severity={rejects.length > 0 ? 'warning' : 'success'} role="status">
      {text('done', { added, known })}
      {rejects.length > 0 && (
        <>
          <Typography variant="body2" sx={{ fontWeight: 600, marginTop: 1 }}>
            {text('rejects', { smart_count: rejects.length })}
          </Typography>
          <Box component="ul" sx={{ margin: 0, paddingLeft: 2.5 }}>
            {rejects.slice(0, SHOWN).map(({ line, value, message }) => (
              <li key={line}>
                {text('line')} {line}: <code>{value}</code> – {message}
              </li>
            ))}
          </Box>
        </>
      )}
    </Alert>
  );
}

export function ListPanel({ segment: { id, object } }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [listed, setListed] = useState<Listed>();
  const text = (key: string, about = {}) => translate(`resources.segments.list.${key}`, about);
  const failed = (error: Error) => notify(error.message, { type: 'error' });
  const reference = object === 'contact' ? 'contacts' : 'accounts';
  async function add({ subjectId }: { subjectId?: string }) {
    if (!subjectId) return;
    await ask(ADD, { segmentId: id, subjectIds: [subjectId] });
    notify(text('added'), { type: 'success' });
    refresh();
  }
  async function addFile(file: File) {
    const { result } = await ask<{ result: Listed | { refusal: string; message: string } }>(ADD_FILE, {
      segmentId: id,
      csv: await file.text(),
    });
    setListed(accepted(result));
    refresh();
  }
  return (
    <Card sx={{ padding: 2.5, display: 'grid', gap: 2, marginBottom: 2 }}>
      <Typography variant="h3" component="h2">
        {text('title')}
      </Typography>
      <Form onSubmit={(given: { subjectId?: string }) => void add(given).catch(failed)}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', maxWidth: 560 }}>
          <Box sx={{ flex: 1 }}>
            <RecordChoice
              source="subjectId"
              reference={reference}
              label={translate(`resources.${reference}.name`, { smart_count: 1 })}
              helperText={false}
            />
          </Box>
          <SaveButton label={text('add')} alwaysEnable icon={<></>} />
        </Box>
      </Form>
      <Box>
        <Typography variant="body2" sx={{ marginBottom: 1 }}>
          {text('help', { columns: text(`columns.${object}`) })}
        </Typography>
        <Button variant="outlined" component="label">
          {text('choose')}
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            hidden
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              target.value = '';
              if (file) void addFile(file).catch(failed);
            }}
          />
        </Button>
      </Box>
      {listed && <Outcome listed={listed} />}
    </Card>
  );
}
