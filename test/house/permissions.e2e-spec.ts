// Every way in carries a permission or says that it is public; a new handler without a mark fails here and is refused there.
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { startApi, type TestApi } from '../support/test-api.js';
import { markOf } from '#access/graphql';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const RESOLVER_TYPE = 'graphql:resolver_type';
const ROUTE = 'path';

function handlers(): { name: string; mark: string | undefined }[] {
  const discovery = new DiscoveryService(api.app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  return [...discovery.getProviders(), ...discovery.getControllers()].flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method];
      if (typeof handler !== 'function') return [];
      const kind: unknown = Reflect.getMetadata(RESOLVER_TYPE, handler);
      const isRoute = Reflect.hasMetadata(ROUTE, handler);
      const entry = kind === 'Query' || kind === 'Mutation' || kind === 'Subscription' || isRoute;
      return entry ? [{ name: `${metatype.name}.${method}`, mark: markOf(handler) }] : [];
    });
  });
}

describe('permissions', () => {
  it('mark every query, mutation and route', () => {
    const all = handlers();
    expect(all.map(({ name }) => name)).toContain('UserResolver.users');
    expect(all.map(({ name }) => name)).toContain('HealthController.live');
    expect(all.filter(({ mark }) => !mark)).toEqual([]);
  });

  it('keep the public ways in to the few that need no sign-in', () => {
    const open = handlers()
      .filter(({ mark }) => mark === 'public')
      .map(({ name }) => name);
    expect(open.sort()).toEqual([
      'AlertPagesController.act',
      'AlertPagesController.ask',
      'AnswerPagesController.ask',
      'AnswerPagesController.store',
      'ConsoleController.index',
      'HealthController.live',
      'HealthController.ready',
      'InstallationResolver.installation',
      'MailHooksController.take',
      'MailPagesController.ask',
      'MailPagesController.askConfirmation',
      'MailPagesController.confirm',
      'MailPagesController.preferences',
      'MailPagesController.save',
      'MailPagesController.unsubscribe',
      'MailPagesController.visit',
      'SessionResolver.completeSetup',
      'SessionResolver.signIn',
      'SessionResolver.signOut',
    ]);
  });
});
