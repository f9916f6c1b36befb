// Home card: what colleagues in support ask the viewer to step in for.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { EmptyState } from '../../ui/empty-state.js';
import { EngagementLine, type EngagementRow } from './engagement-line.js';

const MINE = gql`
  query myEngagements {
    mine: myEngagements {
      id
      role
      state
      ask
      outcome
      requestedAt
      owner {
        id
        name
      }
      requestedBy {
        id
        name
      }
      case {
        id
        subject
      }
    }
  }
`;

interface Mine {
  readonly mine: readonly (EngagementRow & {
    readonly case: { readonly id: string; readonly subject: string } | null;
  })[];
}

export default function MyEngagements() {
  const translate = useTranslate();
  const answer = useAsk<Mine>('triage', MINE);
  return (
    <Answered answer={answer} height={120}>
      {({ mine }) =>
        mine.length === 0 ? (
          <EmptyState dense title={translate('resources.triage.engagement.none')} />
        ) : (
          <Box sx={{ display: 'grid', gap: 2, padding: 2.5 }}>
            {mine.map((each) => (
              <Box key={each.id}>
                {each.case && (
                  <Link
                    component={LinkBase}
                    to={`/cases/${each.case.id}/show`}
                    color="text.primary"
                    sx={{ typography: 'body2', fontWeight: 600 }}
                  >
                    {each.case.subject}
                  </Link>
                )}
                <EngagementLine of={each} />
              </Box>
            ))}
          </Box>
        )
      }
    </Answered>
  );
}
