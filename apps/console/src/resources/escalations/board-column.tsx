// A column of the board: how many, the cards, more of them on demand, and what an empty one means.
import type { ReactNode } from 'react';
import { Droppable } from '@hello-pangea/dnd';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Pages } from '../../data/use-pages.js';
import type { CappedCount } from '../../schema.js';
import { CountChip } from '../../ui/chips.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { useDrops } from './board-drag.js';
import type { Column } from './board-moves.js';

export interface BoardColumnProps<Row> {
  /** key of the texts `resources.escalations.board.<name>` */
  readonly name: Column;
  readonly pages: Pages<Row>;
  readonly count?: Pick<CappedCount, 'value' | 'capped'>;
  readonly card: (row: Row, index: number) => ReactNode;
}

function Cards<Row>({ name, pages, card }: BoardColumnProps<Row>) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.escalations.board.${name}.${key}`);
  const { rows, error, hasMore, isLoadingMore, loadMore } = pages;
  if (error) return <ErrorPanel error={error} dense />;
  if (!rows) return <Skeleton variant="rounded" height={240} />;
  return (
    <>
      <Dropped column={name}>
        {rows.map(card)}
        {rows.length === 0 && (
          <li>
            <EmptyState dense title={text('empty')} body={text('empty_body')} />
          </li>
        )}
      </Dropped>
      {hasMore && (
        <Button variant="outlined" loading={isLoadingMore} onClick={() => void loadMore()}>
          {translate('resources.escalations.board.more')}
        </Button>
      )}
    </>
  );
}

/** Cards keep their place of their own accord: only the column in which one is dropped means something. */
function Dropped({ column, children }: { column: Column; children: ReactNode }) {
  const takes = useDrops(column);
  return (
    <Droppable droppableId={column} isDropDisabled={!takes}>
      {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
        <Box
          component="ul"
          ref={innerRef}
          {...droppableProps}
          sx={{
            listStyle: 'none',
            margin: -0.5,
            padding: 0.5,
            minHeight: 96,
            borderRadius: '10px',
            opacity: takes ? 1 : 0.45,
            backgroundColor: isDraggingOver ? 'tones.info.fill' : undefined,
          }}
        >
          {children}
          {placeholder}
        </Box>
      )}
    </Droppable>
  );
}

export function BoardColumn<Row>(props: BoardColumnProps<Row>) {
  const translate = useTranslate();
  const id = `board-${props.name}`;
  return (
    <Box component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, marginBottom: 1.5, minHeight: 26 }}>
        <Typography variant="h2" id={id}>
          {translate(`resources.escalations.board.${props.name}.title`)}
        </Typography>
        {props.count && <CountChip count={props.count} />}
      </Box>
      <Cards {...props} />
    </Box>
  );
}
