// Cards that go from column to column, by pointer or by keyboard: space lifts one, arrows carry it, space drops it.
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { DragDropContext, type DragStart, type DropResult } from '@hello-pangea/dnd';
import { usePermissions, useTranslate } from 'react-admin';
import { canMove, COLUMNS, stepOf, type Column, type Movable, type Step } from './board-moves.js';

export interface Taken {
  readonly step: Step;
  readonly card: Movable;
}

interface Lifted {
  readonly from: Column;
  readonly card: Movable;
}

interface Drag {
  readonly lifted: Lifted | undefined;
  readonly may: (permission: string) => boolean;
}
const DragContext = createContext<Drag>({ lifted: undefined, may: () => false });

/** Whether a card may be dropped here; before one is lifted, anywhere. */
export function useDrops(column: Column): boolean {
  const { lifted, may } = useContext(DragContext);
  return !lifted || lifted.from === column || stepOf(lifted.from, column, lifted.card, may) !== undefined;
}

export function useCanMove(column: Column, card: Movable): boolean {
  const { may } = useContext(DragContext);
  return canMove(column, card, may);
}

export const cardKey = (column: Column, { id }: Movable): string => `${column}:${id}`;

export interface BoardDragProps {
  /** the cards of each column, as they are shown */
  readonly cards: Readonly<Record<Column, readonly Movable[]>>;
  readonly onStep: (taken: Taken) => void;
  readonly children: ReactNode;
}

export function BoardDrag({ cards, onStep, children }: BoardDragProps) {
  const translate = useTranslate();
  const { permissions } = usePermissions<readonly string[]>();
  const [lifted, setLifted] = useState<Lifted>();
  const drag = useMemo(
    () => ({ lifted, may: (permission: string) => permissions?.includes(permission) ?? false }),
    [lifted, permissions],
  );
  const text = (key: string, values: object = {}) => translate(`resources.escalations.board.move.${key}`, values);
  const column = (name: string | undefined) =>
    COLUMNS.some((each) => each === name) ? translate(`resources.escalations.board.${name}.title`) : '';
  const find = ({ draggableId, source }: DragStart): Lifted | undefined => {
    const from = COLUMNS.find((each) => each === source.droppableId);
    const card = from && cards[from].find((each) => cardKey(from, each) === draggableId);
    return from && card && { from, card };
  };

  function drop(result: DropResult): void {
    setLifted(undefined);
    const found = find(result);
    const to = COLUMNS.find((each) => each === result.destination?.droppableId);
    const step = found && to && to !== found.from ? stepOf(found.from, to, found.card, drag.may) : undefined;
    if (found && step) onStep({ step, card: found.card });
  }

  return (
    <DragContext.Provider value={drag}>
      <DragDropContext
        dragHandleUsageInstructions={text('help')}
        onDragStart={(start, { announce }) => {
          setLifted(find(start));
          announce(text('lifted', { column: column(start.source.droppableId) }));
        }}
        onDragUpdate={({ destination }, { announce }) =>
          announce(destination ? text('over', { column: column(destination.droppableId) }) : text('nowhere'))
        }
        onDragEnd={(result, { announce }) => {
          announce(text(result.destination ? 'dropped' : 'back', { column: column(result.destination?.droppableId) }));
          drop(result);
        }}
      >
        {children}
      </DragDropContext>
    </DragContext.Provider>
  );
}
