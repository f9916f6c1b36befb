// What of the board is shown and in which order, kept in the address so that it can be linked.
import { useGetIdentity, useLocation, useNavigate } from 'react-admin';
import type { EscalationFilterInput, EscalationSeverity, EscalationSortInput } from '../../schema.js';

/** Orders of the active ones by name; the first is the usual one. */
export const ORDERS = {
  nextUpdate: { field: 'nextUpdateDueAt', direction: 'ASC' },
  severity: { field: 'severity', direction: 'DESC' },
  oldest: { field: 'openedAt', direction: 'ASC' },
  value: { field: 'valueAtStake', direction: 'DESC' },
} as const satisfies Record<string, EscalationSortInput>;

export type Order = keyof typeof ORDERS;

export const SEVERITIES: readonly EscalationSeverity[] = ['critical', 'high', 'normal', 'low'];

export interface BoardView {
  readonly severity: EscalationSeverity | '';
  readonly isMine: boolean;
  /** a virtual team; empty: all that the viewer sees */
  readonly teamId: string;
  readonly order: Order;
  readonly filter: EscalationFilterInput;
  readonly show: (change: Partial<Pick<BoardView, 'severity' | 'isMine' | 'order' | 'teamId'>>) => void;
}

export function useBoardView(): BoardView {
  const navigate = useNavigate();
  const { identity } = useGetIdentity();
  const query = new URLSearchParams(useLocation().search);
  const severity = SEVERITIES.find((each) => each === query.get('severity')) ?? '';
  const isMine = query.get('mine') === 'yes';
  const teamId = query.get('team') ?? '';
  const order = (Object.keys(ORDERS) as Order[]).find((each) => each === query.get('order')) ?? 'nextUpdate';

  function show(change: Parameters<BoardView['show']>[0]) {
    const next = { severity, isMine, order, teamId, ...change };
    const said = {
      ...(next.severity && { severity: next.severity }),
      ...(next.teamId && { team: next.teamId }),
      ...(next.isMine && { mine: 'yes' }),
      ...(next.order !== 'nextUpdate' && { order: next.order }),
    };
    navigate({ search: new URLSearchParams(said).toString() }, { replace: true });
  }

  const filter = {
    ...(severity && { severity }),
    ...(teamId && { teamId }),
    ...(isMine && identity && { ownerId: String(identity.id) }),
  };
  return { severity, isMine, order, teamId, filter, show };
}
