// What Progress/Status tells a champion: the month before, against the month before that.

export const PERIOD_DAYS = 30;

export interface UsageSums {
  readonly activeUsers: number;
  readonly activeDays: number;
  /** of the last 30 days, of the 30 days before, and of all time */
  readonly actions: number;
  readonly actionsBefore: number;
  readonly actionsSoFar: number;
  readonly topFeatures: readonly { readonly name: string; readonly uses: number }[];
}

/** Whole percent; null where there is nothing to compare with. */
export const changePercent = ({
  actions,
  actionsBefore,
}: Pick<UsageSums, 'actions' | 'actionsBefore'>): number | null =>
  actionsBefore > 0 ? Math.round(((actions - actionsBefore) / actionsBefore) * 100) : null;

/** First day of the period that ends with the day of `at`, as YYYY-MM-DD in UTC, like the days of usage. */
export const periodStart = (at: Date): string =>
  new Date(at.getTime() - (PERIOD_DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
