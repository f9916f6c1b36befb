// The way from a segment's key, as plays name it, to its page.
import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { words } from '../../ui/format.js';

const BY_KEY = gql`
  query segmentByKey($key: String!) {
    segments(filter: { search: $key }, first: 5) {
      nodes {
        id
        key
        name
      }
    }
  }
`;

interface Answer {
  readonly segments: { readonly nodes: readonly { id: string; key: string; name: string }[] };
}

export function SegmentLink({ segmentKey }: { segmentKey: string }) {
  const { data } = useAsk<Answer>('segments', BY_KEY, { key: segmentKey }, { staleTime: 60_000 });
  const segment = data?.segments.nodes.find(({ key }) => key === segmentKey);
  if (!segment) return <>{words(segmentKey)}</>;
  return (
    <Link component={LinkBase} to={`/segments/${segment.id}/show`}>
      {segment.name}
    </Link>
  );
}
