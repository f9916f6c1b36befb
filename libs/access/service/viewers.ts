// Who is asking: from the session cookie or an API token, never from anything else in the request.
import { Injectable } from '@nestjs/common';
import type {} from '@fastify/cookie'; // adds cookies to requests and replies
import type { FastifyRequest } from 'fastify';
import { Database, SYSTEM } from '#platform/database';
import type { Viewer } from '../rules/viewer.js';
import { SessionRepository } from '../store/session.repository.js';

export const SESSION_COOKIE = 'bellwether_session';

const known = new WeakMap<FastifyRequest, Promise<Viewer | undefined>>();

@Injectable()
export class Viewers {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
  ) {}

  /** Looked up once a request, however many fields ask. */
  of(request: FastifyRequest): Promise<Viewer | undefined> {
    const looked = known.get(request) ?? this.lookUp(request);
    known.set(request, looked);
    return looked;
  }

  sessionSecret(request: FastifyRequest): string | undefined {
    return request.cookies[SESSION_COOKIE];
  }

  private async lookUp(request: FastifyRequest): Promise<Viewer | undefined> {
    const bearer = /^Bearer (bwt_[\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    const session = this.sessionSecret(request);
    if (bearer) return this.database.tx(SYSTEM, (tx) => this.sessions.viewerOfToken(tx, bearer));
    if (session) return this.database.tx(SYSTEM, (tx) => this.sessions.viewerOfSession(tx, session));
    return undefined;
  }
}
