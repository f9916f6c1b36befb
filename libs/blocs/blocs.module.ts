// SuccessBLOCs: what belongs to one purpose, composed from the rooms that keep its parts.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { CampaignsModule } from '#campaigns';
import { KpisModule } from '#kpis';
import { PlaysModule } from '#plays';
import { PracticesModule } from '#practices';
import { SegmentsModule } from '#segments';
import { BlocGallery } from './service/bloc-gallery.js';
import { BlocParts } from './service/bloc-parts.js';
import { BlocService } from './service/bloc.service.js';
import { CampaignsPart } from './service/parts/campaigns-part.js';
import { GoalsPart } from './service/parts/goals-part.js';
import { PlaysPart } from './service/parts/plays-part.js';
import { PracticesPart } from './service/parts/practices-part.js';
import { SegmentsPart } from './service/parts/segments-part.js';
import { ReadBloc } from './service/read-bloc.js';
import { BlocInstall } from './store/bloc-install.entity.js';
import { BlocInstallRepository } from './store/bloc-install.repository.js';
import { ShippedFiles } from './store/shipped-files.js';

const parts = [CampaignsPart, GoalsPart, PlaysPart, PracticesPart, SegmentsPart];
const doors = [BlocGallery, BlocInstallRepository, BlocParts, BlocService, ReadBloc, ShippedFiles];

@Module({
  imports: [
    AccessModule,
    CampaignsModule,
    KpisModule,
    PlaysModule,
    PracticesModule,
    SegmentsModule,
    TypeOrmModule.forFeature([BlocInstall]),
  ],
  providers: [...doors, ...parts],
  exports: doors,
})
export class BlocsModule {}
