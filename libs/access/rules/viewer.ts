// Somebody who has shown who they are, and what they may do.
import { permissionsOf, type Permission } from './permissions.js';
import type { Role } from './roles.js';

export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** set when they came with an API token: it can narrow what their role allows, never widen it */
  readonly scopes?: readonly string[];
}

export const permissionsFor = (viewer: Viewer): Permission[] =>
  permissionsOf(viewer.role).filter((permission) => viewer.scopes?.includes(permission) ?? true);

export const may = (viewer: Viewer, permission: Permission): boolean => permissionsFor(viewer).includes(permission);
