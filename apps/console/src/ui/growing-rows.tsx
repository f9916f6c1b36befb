// Rows in a card that grow page by page, each leading somewhere.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import type { Pages } from '../data/use-pages.js';
import { ErrorPanel } from './error-panel.js';
import { LinkedRows, type LinkedRow } from './linked-rows.js';

export interface GrowingRowsProps<Row> {
  /** as `usePages` answers */
  readonly pages: Pages<Row>;
  readonly row: (row: Row) => LinkedRow;
  readonly empty: ReactNode;
}

export function GrowingRows<Row>({ pages, row, empty }: GrowingRowsProps<Row>) {
  const { rows, hasMore, isLoadingMore, loadMore, error } = pages;
  const translate = useTranslate();
  if (error) return <ErrorPanel error={error} dense />;
  if (rows?.length === 0) return <>{empty}</>;
  return (
    <>
      <Card>
        <LinkedRows rows={rows?.map(row)} empty={empty} />
      </Card>
      {hasMore && (
        <Box sx={{ marginTop: 1.5 }}>
          <Button variant="outlined" disabled={isLoadingMore} onClick={() => void loadMore()}>
            {translate('bellwether.list.more')}
          </Button>
        </Box>
      )}
    </>
  );
}
