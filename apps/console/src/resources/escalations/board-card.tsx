// The frame of a card on the board: whose it is on top, with the handle that moves it, then what it is about.
import type { ReactNode } from 'react';
import { Draggable } from '@hello-pangea/dnd';
import DragIndicator from '@mui/icons-material/DragIndicator';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import type { Account } from '../../schema.js';
import { cardKey, useCanMove } from './board-drag.js';
import type { Column, Movable } from './board-moves.js';

export interface BoardCardProps {
  readonly column: Column;
  readonly index: number;
  readonly card: Movable;
  /** what it is about, for the handle's name */
  readonly title: string;
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

export function BoardCard({ column, index, card, title, account, aside, children }: BoardCardProps) {
  const translate = useTranslate();
  const moves = useCanMove(column, card);
  return (
    <Draggable draggableId={cardKey(column, card)} index={index} isDragDisabled={!moves}>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
        <Card
          component="li"
          ref={innerRef}
          {...draggableProps}
          sx={{ padding: 2, minWidth: 0, marginBottom: 1.5, boxShadow: isDragging ? 6 : undefined }}
        >
          <Box sx={{ display: 'flex', alignItems: 'start', gap: 0.5, marginBottom: 0.5 }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              {account && (
                <Link component={LinkBase} to={`/accounts/${account.id}/show?tab=escalations`} variant="caption">
                  {account.name}
                </Link>
              )}
            </Box>
            {moves && (
              <IconButton
                {...dragHandleProps}
                component="span"
                size="small"
                aria-label={translate('resources.escalations.board.move.handle', { title })}
                sx={{ cursor: 'grab', margin: '-4px -8px 0 0' }}
              >
                <DragIndicator fontSize="small" />
              </IconButton>
            )}
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, marginBottom: 0.75 }}>{aside}</Box>
          {children}
        </Card>
      )}
    </Draggable>
  );
}
