export interface IntervalCounts {
  readonly cases: number;
  readonly status: number;
  readonly priority: number;
  readonly team: number;
  readonly assignee: number;
}
export function countIntervals(path: string): Promise<IntervalCounts>;
