// The first page: what needs the viewer today, as cards that each resource brings along.
import { Suspense } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import { LinkBase, useGetIdentity, usePermissions, useTranslate } from 'react-admin';
import { useMenu } from '../layout/use-menu.js';
import { permissionFor } from '../resources/descriptor.js';
import { useResources } from '../resources/resources-context.js';
import { useContributions } from '../resources/use-contributions.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageHeader } from '../ui/page-header.js';
import { Page } from '../ui/page.js';

function NothingYet() {
  const translate = useTranslate();
  const entries = useMenu().flatMap((section) => section.entries);
  return (
    <EmptyState
      icon={FlagOutlined}
      title={translate('bellwether.home.empty')}
      body={translate('bellwether.home.empty_body')}
      action={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'center' }}>
          {entries.map(({ name, label }) => (
            <Button key={name} variant="outlined" component={LinkBase} to={`/${name}`}>
              {label}
            </Button>
          ))}
        </Box>
      }
    />
  );
}

/** Whose day begins with one page sees that page first; everybody else what needs them, as cards. */
export function Home() {
  const { identity } = useGetIdentity();
  const { permissions = [] } = usePermissions<readonly string[]>();
  const first = useResources().find(
    (resource) =>
      resource.homeOf?.includes(String(identity?.['role'])) && permissions.includes(permissionFor(resource, 'list')),
  );
  const First = first?.list;
  if (First)
    return (
      <Suspense fallback={<Skeleton variant="rounded" height={320} />}>
        <First />
      </Suspense>
    );
  return <Cards />;
}

function Cards() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const cards = useContributions('homeCards');
  const title = translate('bellwether.home.title');
  return (
    <Page>
      <PageHeader
        title={identity?.fullName ? translate('bellwether.home.hello', { name: identity.fullName }) : title}
        subtitle={translate('bellwether.home.subtitle')}
      />
      {cards.length === 0 && <NothingYet />}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(380px, 100%), 1fr))',
        }}
      >
        {cards.map(({ id, label, component: Content }) => (
          <Card key={id} component="section" aria-label={label} sx={{ minWidth: 0 }}>
            <Typography variant="h2" sx={{ paddingInline: 2.5, paddingTop: 2 }}>
              {label}
            </Typography>
            <Suspense fallback={<Skeleton variant="rounded" height={160} sx={{ margin: 2.5 }} />}>
              <Content />
            </Suspense>
          </Card>
        ))}
      </Box>
    </Page>
  );
}
