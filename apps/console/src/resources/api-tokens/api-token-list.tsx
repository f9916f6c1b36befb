// The tokens of this installation: what each may do, when it was last used, and how to shut it out.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { ReferenceField, useTranslate } from 'react-admin';
import { ask } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { ApiToken } from '../../schema.js';
import { StatusChip } from '../../ui/chips.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { RelativeTime } from '../../ui/times.js';
import { REVOKE, TOKENS, type TokensAnswer } from './api-token.data.js';
import { NewTokenDialog } from './new-token-dialog.js';

function Token({ token, onChange }: { token: ApiToken; onChange: () => void }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.api-tokens.${key}`, { name: token.name });
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        paddingInline: 2.5,
        paddingBlock: 2,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography variant="h3" component="h2">
          {token.name} {token.revokedAt && <StatusChip label={text('revoked')} />}
        </Typography>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {text('fields.user')}{' '}
          <ReferenceField
            source="userId"
            reference="users"
            record={token}
            link={false}
            sx={{ display: 'inline', '&, & *': { font: 'inherit' } }}
          />
          {' · '}
          {text('fields.createdAt')} <RelativeTime at={token.createdAt} />
          {' · '}
          {text('fields.lastUsedAt')} {token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : text('never_used')}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, marginTop: 1 }}>
          {token.scopes.map((scope) => (
            <StatusChip key={scope} label={scope} />
          ))}
        </Box>
      </Box>
      {!token.revokedAt && (
        <Box sx={{ alignSelf: 'center' }}>
          <ConfirmButton
            color="error"
            label={text('revoke.label')}
            title={text('revoke.title')}
            content={text('revoke.content')}
            onConfirm={async () => {
              await ask(REVOKE, { id: token.id });
              onChange();
            }}
          />
        </Box>
      )}
    </Box>
  );
}

export default function ApiTokenList() {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const { data, error } = useAsk<TokensAnswer>('api-tokens', TOKENS);
  const [making, setMaking] = useState(false);
  const reread = () => void queryClient.invalidateQueries({ queryKey: ['api-tokens'] });
  const text = (key: string, count = 1) => translate(`resources.api-tokens.${key}`, { smart_count: count });
  const create = (
    <Button variant="contained" onClick={() => setMaking(true)}>
      {text('create')}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={text('name', 2)} subtitle={text('intro')} actions={data?.apiTokens.length ? create : null} />
      {error && <ErrorPanel error={error} />}
      {!data && !error && <Skeleton variant="rounded" height={240} />}
      {data?.apiTokens.length === 0 && (
        <EmptyState icon={KeyOutlined} title={text('empty.title')} body={text('empty.body')} action={create} />
      )}
      {!!data?.apiTokens.length && (
        <Card component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {data.apiTokens.map((token) => (
            <Token key={token.id} token={token} onChange={reread} />
          ))}
        </Card>
      )}
      {making && <NewTokenDialog onClose={() => setMaking(false)} onMade={reread} />}
    </Page>
  );
}
