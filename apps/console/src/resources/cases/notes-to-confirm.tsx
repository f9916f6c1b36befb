// Home card: notes of colleagues that wait until I say that I have read them.
import Button from '@mui/material/Button';
import { useNotify, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkedRows } from '../../ui/linked-rows.js';
import { RelativeTime } from '../../ui/times.js';
import { useCaseVerbs } from './case-verbs.js';

const MINE = gql`
  query notesToConfirm {
    notesToConfirm(first: 6) {
      nodes {
        messageId
        askedAt
        case {
          id
          subject
        }
      }
    }
  }
`;

interface Waiting {
  readonly messageId: string;
  readonly askedAt: string;
  readonly case: { readonly id: string; readonly subject: string } | null;
}

export function ConfirmNote({ messageId }: { messageId: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { confirm } = useCaseVerbs('');
  const press = () => confirm(messageId).catch((error: Error) => notify(error.message, { type: 'error' }));
  return (
    <Button size="small" variant="outlined" onClick={() => void press()}>
      {translate('resources.cases.note.confirm')}
    </Button>
  );
}

export default function NotesToConfirm() {
  const translate = useTranslate();
  const answer = useAsk<{ notesToConfirm: { nodes: readonly Waiting[] } }>('cases', MINE);
  return (
    <Answered answer={answer} height={120}>
      {({ notesToConfirm: { nodes } }) => (
        <LinkedRows
          rows={nodes.map(({ messageId, askedAt, case: of }) => ({
            id: messageId,
            to: `/cases/${of?.id ?? ''}/show`,
            title: of?.subject ?? '–',
            line: <RelativeTime at={askedAt} />,
            aside: <ConfirmNote messageId={messageId} />,
          }))}
          empty={
            <EmptyState
              dense
              title={translate('resources.cases.note.none')}
              body={translate('resources.cases.note.none_body')}
            />
          }
        />
      )}
    </Answered>
  );
}
