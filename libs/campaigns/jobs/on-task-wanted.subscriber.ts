// A campaign has something for the people who look after an account to do: once for each account, however many contacts say it.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { MakeTasks } from '#tasks';
import { campaignSchema } from '../rules/campaign.js';
import { programOf } from '../rules/program.js';
import { TASK_WANTED } from '../service/step-runs.js';
import { CampaignRunRepository } from '../store/campaign-run.repository.js';
import { EnrolmentRepository } from '../store/enrolment.repository.js';

@Subscribes({ name: 'campaigns.task', on: [TASK_WANTED] })
@Injectable()
export class OnTaskWanted implements Subscriber {
  constructor(
    private readonly enrolments: EnrolmentRepository,
    private readonly runs: CampaignRunRepository,
    private readonly tasks: MakeTasks,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    for (const { subjects, payload } of events) {
      const { task: name } = payload as { task: string };
      for (const { id, runId, accountId } of await this.enrolments.byIds(tx, subjects)) {
        const run = await this.runs.byId(tx, runId);
        const found =
          run &&
          programOf(campaignSchema.parse(run.definition)).find(
            (each) => each.kind === 'task' && each.step.task === name,
          );
        if (found?.kind !== 'task') continue;
        const { task: key, title, instructions, businessDays, assignee } = found.step;
        const fallback = assignee === 'csm' ? ['am' as const] : ['csm' as const];
        await this.tasks.one(tx, {
          ...{ accountId, source: 'campaign', sourceId: id },
          task: { key, title, instructions, due: { businessDays }, assignee: { role: assignee, fallback } },
        });
      }
    }
  }
}
