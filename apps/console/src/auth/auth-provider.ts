// Answers react-admin's questions about the viewer: signed in or not, who, and what may be done.
import type { AuthProvider } from 'react-admin';
import { ApiError } from '../data/graphql.js';
import { permissionFor, type Action, type ResourceDescriptor } from '../resources/descriptor.js';
import { forgetViewer, signIn, signOut, viewer } from './viewer.js';

const signedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** react-admin reads these fields off the rejection; the sign-in page says what `session` means. */
const toSignIn = (redirectTo: string) => Object.assign(new Error('signed out'), { message: false, redirectTo });

const ACTIONS: Readonly<Record<string, Action>> = {
  list: 'list',
  show: 'show',
  export: 'list',
  create: 'create',
  clone: 'create',
  edit: 'edit',
  delete: 'delete',
};

export function createAuthProvider(resources: readonly ResourceDescriptor[]): AuthProvider {
  return {
    login: ({ email, password }: { email: string; password: string }) => signIn(email, password),
    logout: () => signOut(),
    // A server out of reach is no reason to sign out: the page says it and asks again.
    checkAuth: async () => {
      await viewer().catch((error: unknown) => {
        if (signedOut(error)) throw toSignIn('/login');
      });
    },
    checkError: async (error: unknown) => {
      if (!signedOut(error)) return;
      throw toSignIn(forgetViewer() ? '/login?session=ended' : '/login');
    },
    getIdentity: async () => {
      const { id, name, email, role } = await viewer();
      return { id, fullName: name, email, role };
    },
    getPermissions: async () => (await viewer()).permissions,
    canAccess: async ({ resource, action }) => {
      const descriptor = resources.find(({ name }) => name === resource);
      const known = ACTIONS[action];
      if (!descriptor || !known) return true;
      const { permissions } = await viewer();
      return permissions.includes(permissionFor(descriptor, known));
    },
  };
}
