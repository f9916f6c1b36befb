// The limit: what somebody would write for this one query, with graphql-js, DataLoader and pg, under the same role and row scope.
import DataLoader from 'dataloader';
import { buildSchema, graphql } from 'graphql';
import pg from 'pg';

const schema = buildSchema(`
  scalar DateTime
  enum CaseState { open pending resolved closed }
  enum CaseSortField { lastInboundAt }
  enum SortDirection { ASC DESC }
  input CaseFilterInput { states: [CaseState!] }
  input CaseSortInput { field: CaseSortField! direction: SortDirection! }
  type Account { id: ID! name: String! }
  type User { id: ID! name: String! }
  type Message { id: ID! direction: String! body: String! sentAt: DateTime! }
  type Factor { key: String! points: Int! words: String! }
  type Prediction { score: Int! factors: [Factor!]! }
  type Case { id: ID! subject: String! priority: String! state: CaseState! openedAt: DateTime! lastInboundAt: DateTime
    sentiment: Int attention: Int account: Account owner: User latestMessage: Message prediction: Prediction }
  type CasePage { nodes: [Case!]! endCursor: String hasNextPage: Boolean! }
  type Query { cases(first: Int, filter: CaseFilterInput, sort: CaseSortInput): CasePage! }`);

const SCORE = 'SELECT case_id AS key, sentiment, attention FROM case_scores WHERE case_id = ANY($1)';
const LATEST = `SELECT k.id AS key, l.* FROM unnest($1::uuid[]) k(id) CROSS JOIN LATERAL (
  SELECT m.id, m.direction, m.body, m.sent_at AS "sentAt" FROM messages m WHERE m.case_id = k.id AND m.direction <> 'note' AND NOT m.automatic
  ORDER BY m.sent_at DESC, m.id DESC LIMIT 1) l`;
const LIST = `SELECT c.id, c.subject, c.priority, c.state, c.opened_at AS "openedAt", c.last_inbound_at AS "lastInboundAt", c.account_id, c.assignee,
    (coalesce(c.last_inbound_at, '-infinity'::timestamptz))::text AS sort_key
  FROM cases c WHERE c.state = ANY($1) ORDER BY coalesce(c.last_inbound_at, '-infinity'::timestamptz) DESC, c.id DESC LIMIT $2`;

export async function startByHand(createServer, viewerId) {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c timezone=UTC' });
  const prelude = `SET TRANSACTION READ ONLY; SET LOCAL ROLE bellwether_app; SELECT set_config('app.scope', 'user', true), set_config('app.user', '${viewerId}', true)`;

  async function answer(query) {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(prelude);
      const loader = (sql) =>
        new DataLoader(async (keys) => {
          const { rows } = await client.query(sql, [keys]);
          const byKey = new Map(rows.map((row) => [row.key, row]));
          return keys.map((key) => byKey.get(key) ?? null);
        });
      const accounts = loader('SELECT id AS key, id, name FROM accounts WHERE id = ANY($1)');
      const owners = loader('SELECT email AS key, id, name FROM users WHERE email = ANY($1) AND active');
      const latest = loader(LATEST);
      const scores = loader(SCORE);
      const predictions = loader('SELECT case_id AS key, score, factors FROM predictions WHERE case_id = ANY($1)');
      const score = (id, name) => async () => (await scores.load(id))?.[name] ?? null;
      const rootValue = {
        cases: async ({ first, filter }) => {
          const { rows } = await client.query(LIST, [filter.states, first + 1]);
          const nodes = rows.slice(0, first);
          const last = nodes.at(-1);
          return {
            hasNextPage: rows.length > first,
            endCursor: last ? Buffer.from(JSON.stringify([last.sort_key, last.id])).toString('base64url') : null,
            nodes: nodes.map(({ account_id: accountId, assignee, ...row }) => ({
              ...row,
              sentiment: score(row.id, 'sentiment'),
              attention: score(row.id, 'attention'),
              account: () => (accountId ? accounts.load(accountId) : null),
              owner: () => (assignee ? owners.load(assignee) : null),
              latestMessage: () => latest.load(row.id),
              prediction: () => predictions.load(row.id),
            })),
          };
        },
      };
      const result = await graphql({ schema, source: query, rootValue });
      await client.query('COMMIT');
      return result;
    } finally {
      client.release();
    }
  }

  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () =>
      answer(JSON.parse(Buffer.concat(parts).toString()).query).then(
        (result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
        (error) => response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] })),
      ),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}
