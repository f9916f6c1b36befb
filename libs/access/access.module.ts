// Who may come in: users, sessions, teams, tokens, audit.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiTokenService } from './service/api-token.service.js';
import { Audit } from './service/audit.js';
import { CompleteSetup } from './service/complete-setup.js';
import { GlobalFilter } from './service/global-filter.js';
import { SignIn } from './service/sign-in.js';
import { TeamService } from './service/team.service.js';
import { UserService } from './service/user.service.js';
import { Viewers } from './service/viewers.js';
import { AuditRepository } from './store/audit.repository.js';
import { GlobalFilterRepository } from './store/global-filter.repository.js';
import { SessionRepository } from './store/session.repository.js';
import { Team } from './store/team.entity.js';
import { TeamRepository } from './store/team.repository.js';
import { User } from './store/user.entity.js';
import { UserRepository } from './store/user.repository.js';

const parts = [
  ApiTokenService,
  Audit,
  AuditRepository,
  CompleteSetup,
  GlobalFilter,
  GlobalFilterRepository,
  SessionRepository,
  SignIn,
  TeamRepository,
  TeamService,
  UserRepository,
  UserService,
  Viewers,
];

@Module({ imports: [TypeOrmModule.forFeature([User, Team])], providers: parts, exports: parts })
export class AccessModule {}
