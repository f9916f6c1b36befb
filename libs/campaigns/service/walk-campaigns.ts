// What every sender does for campaigns each second: launches that are due, audiences to enrol, steps to take, goals to measure.
import { Injectable } from '@nestjs/common';
import { MailChores } from '#delivery';
import { LaunchDue } from './launch-due.js';
import { MeasureGoals } from './measure-goals.js';
import { PlanRuns } from './plan-runs.js';
import { StepRuns } from './step-runs.js';

@Injectable()
export class WalkCampaigns {
  constructor(
    chores: MailChores,
    private readonly due: LaunchDue,
    private readonly planning: PlanRuns,
    private readonly stepping: StepRuns,
    private readonly goals: MeasureGoals,
  ) {
    chores.register(() => this.run());
  }

  async run(): Promise<void> {
    await this.due.run();
    // Mails of those who are enrolled leave while the others are still being enrolled.
    while (await this.planning.step()) await this.stepping.run();
    await this.stepping.run();
    await this.planning.close();
    await this.goals.run();
  }
}
