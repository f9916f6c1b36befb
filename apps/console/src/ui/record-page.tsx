// The frame of one record's page: loads it whole, waits visibly, and says what happened when it isn't there.
import type { ReactNode } from 'react';
import Skeleton from '@mui/material/Skeleton';
import { ShowBase, useShowContext, type RaRecord } from 'react-admin';
import { ErrorPanel } from './error-panel.js';
import { Page } from './page.js';
import { WHOLE } from './whole.js';

function Content<Row extends RaRecord>({ children }: { children: (record: Row) => ReactNode }) {
  const { record, error, isPending } = useShowContext<Row>();
  if (error) return <ErrorPanel error={error} heading />;
  if (isPending || !record)
    return (
      <>
        <Skeleton width="40%" height={44} />
        <Skeleton variant="rounded" height={120} sx={{ marginBlock: 2 }} />
        <Skeleton variant="rounded" height={320} />
      </>
    );
  return children(record);
}

export function RecordPage<Row extends RaRecord>({ children }: { children: (record: Row) => ReactNode }) {
  return (
    <ShowBase<Row> queryOptions={{ ...WHOLE, onError: () => undefined }}>
      <Page>
        <Content<Row>>{children}</Content>
      </Page>
    </ShowBase>
  );
}
