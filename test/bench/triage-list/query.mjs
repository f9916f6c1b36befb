// What step 3 of triage asks for: 25 cases with whose they are, who works on them, what was said last, and how they score.
export const QUERY = `{
  cases(first: 25, filter: { states: [open, pending] }, sort: { field: lastInboundAt, direction: DESC }) {
    nodes {
      id subject priority state openedAt lastInboundAt sentiment attention
      account { id name }
      owner { id name }
      latestMessage { id direction body sentAt }
      prediction { score factors { key points words } }
    }
    endCursor
    hasNextPage
  }
}`;
