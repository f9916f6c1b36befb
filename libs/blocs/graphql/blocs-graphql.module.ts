// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { BlocsModule } from '../blocs.module.js';
import { BlocInstallResolver, BlocResolver } from './bloc.resolver.js';

@Module({ imports: [AccessModule, BlocsModule], providers: [BlocInstallResolver, BlocResolver] })
export class BlocsGraphqlModule {}
