// What is known of a case at a moment: the raw material of every score. Nothing in it happened later than `at`.

/** Hours and counts; null: unknown, or there is nothing that it could be about. */
export interface CaseFacts {
  readonly caseId: string;
  readonly at: Date;
  readonly openedAt: Date;
  readonly state: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly team: string | null;
  readonly firstTeam: string | null;
  readonly assignee: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly ageHours: number;
  /** messages to and fro that people wrote */
  readonly exchanges: number;
  /** people of our side who wrote to the customer, or groups that had the case, whichever are more */
  readonly responders: number;
  /** times it went from one group to another */
  readonly handOvers: number;
  readonly reassignments: number;
  readonly statusChanges: number;
  readonly teams: number;
  readonly hoursWithTeam: number;
  readonly hoursWithAssignee: number;
  /** since our side last wrote to the customer or moved the case */
  readonly silentHours: number;
  readonly inbound: number;
  readonly outbound: number;
  readonly negativeSignals: number;
  readonly attention: number | null;
  readonly attentionBefore: number | null;
  readonly sentiment: number | null;
  readonly sentimentBefore: number | null;
  /** open cases of its assignee, itself among them */
  readonly backlog: number;
  readonly assigneeEscalations: number;
  readonly accountEscalations: number;
  /** of 8 working hours of ours, how many are the customer's too; null: nobody told the customer's time zone */
  readonly sharedHours: number | null;
  /** medians of the priority; null: nothing of it ended in the 90 days before */
  readonly usualAgeHours: number | null;
  readonly usualExchanges: number | null;
  readonly usualResponders: number | null;
}
