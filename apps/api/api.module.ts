// The api process, composed: every room's edge, plus health, live stream and the console's files.
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccessGraphqlModule } from '#access/graphql';
import { AccountsGraphqlModule } from '#accounts/graphql';
import { AlertsModule } from '#alerts';
import { AlertsGraphqlModule } from '#alerts/graphql';
import { BlocsGraphqlModule } from '#blocs/graphql';
import { BriefsModule } from '#briefs';
import { BriefsGraphqlModule } from '#briefs/graphql';
import { CampaignsGraphqlModule } from '#campaigns/graphql';
import { CampaignsModule } from '#campaigns';
import { CasesGraphqlModule } from '#cases/graphql';
import { ClocksGraphqlModule } from '#clocks/graphql';
import { DeliveryModule } from '#delivery';
import { DeliveryGraphqlModule } from '#delivery/graphql';
import { DeskGraphqlModule } from '#desk/graphql';
import { DirectoryGraphqlModule } from '#directory/graphql';
import { EscalationsGraphqlModule } from '#escalations/graphql';
import { ImportsGraphqlModule } from '#imports/graphql';
import { InboundModule } from '#inbound';
import { InboundGraphqlModule } from '#inbound/graphql';
import { KpisGraphqlModule } from '#kpis/graphql';
import { PlatformModule } from '#platform';
import type { Config } from '#platform/config';
import { LiveFeed } from '#platform/events';
import { graphqlModule } from '#platform/graphql';
import type { Log } from '#platform/log';
import { PlaysGraphqlModule } from '#plays/graphql';
import { PracticesGraphqlModule } from '#practices/graphql';
import { TasksGraphqlModule } from '#tasks/graphql';
import { PredictionsGraphqlModule } from '#predictions/graphql';
import { FactsGraphqlModule } from '#facts/graphql';
import { SegmentsGraphqlModule } from '#segments/graphql';
import { SwarmsGraphqlModule } from '#swarms/graphql';
import { SignalsGraphqlModule } from '#signals/graphql';
import { TriageGraphqlModule } from '#triage/graphql';
import { AlertPagesController } from './http/alert-pages.controller.js';
import { BriefController } from './http/brief.controller.js';
import { AnswerPagesController } from './http/answer-pages.controller.js';
import { CampaignOutcomeController } from './http/campaign-outcome.controller.js';
import { CodedErrorsFilter } from './http/coded-errors.filter.js';
import { ConsoleController } from './http/console.controller.js';
import { HealthController } from './http/health.controller.js';
import { MailHooksController } from './http/mail-hooks.controller.js';
import { MailPagesController } from './http/mail-pages.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { InstallationResolver } from './installation.resolver.js';
import { LiveController } from './live/live.controller.js';

const rooms = [
  AccessGraphqlModule,
  AccountsGraphqlModule,
  CasesGraphqlModule,
  DeskGraphqlModule,
  ClocksGraphqlModule,
  SwarmsGraphqlModule,
  SignalsGraphqlModule,
  DirectoryGraphqlModule,
  EscalationsGraphqlModule,
  BriefsGraphqlModule,
  PredictionsGraphqlModule,
  AlertsGraphqlModule,
  TriageGraphqlModule,
  KpisGraphqlModule,
  FactsGraphqlModule,
  SegmentsGraphqlModule,
  PlaysGraphqlModule,
  PracticesGraphqlModule,
  TasksGraphqlModule,
  DeliveryGraphqlModule,
  InboundGraphqlModule,
  CampaignsGraphqlModule,
  BlocsGraphqlModule,
  ImportsGraphqlModule,
];

@Module({})
export class ApiModule {
  static async with(config: Config, log: Log): Promise<DynamicModule> {
    return {
      module: ApiModule,
      imports: [
        await PlatformModule.with(config, log, 'bellwether-api'),
        graphqlModule(),
        ...rooms,
        BriefsModule,
        AlertsModule,
        CampaignsModule,
        DeliveryModule,
        InboundModule,
      ],
      // The console's wildcard comes last: what is registered before it wins.
      controllers: [
        HealthController,
        LiveController,
        BriefController,
        AnswerPagesController,
        CampaignOutcomeController,
        ImportsController,
        MailHooksController,
        MailPagesController,
        AlertPagesController,
        ConsoleController,
      ],
      providers: [LiveFeed, InstallationResolver, { provide: APP_FILTER, useClass: CodedErrorsFilter }],
    };
  }
}
