// What a resource says of itself. The menu, the routes, the data provider, live updates and the texts are all made from this.
import type { ComponentType } from 'react';
import type { ResourceData } from '../data/resource-data.js';

/** Texts by key, nested as the keys are. */
export interface Messages {
  [key: string]: Messages | string;
}

export type MenuSection = 'customers' | 'work' | 'outreach' | 'insight' | 'setup';

type Page = ComponentType<Record<string, never>>;
export type Action = 'list' | 'show' | 'create' | 'edit' | 'delete';

/** Something a resource adds to a page that another one owns, so that the owner needn't know who adds to it. */
export interface Contribution {
  /** key in the URL and of the label `resources.<name>.contributions.<key>` */
  readonly key: string;
  /** lower comes first */
  readonly order: number;
  /** viewer needs this; the resource's own `<noun>:read` when absent */
  readonly permission?: string;
  readonly component: ComponentType<Record<string, never>>;
}

export interface ResourceDescriptor {
  /** plural, as in the URL: `accounts` */
  readonly name: string;
  /** singular, as in permissions (`account:read`) and live changes: `account` */
  readonly noun: string;
  /** further nouns whose changes show in this resource's rows */
  readonly follows?: readonly string[];
  readonly icon: ComponentType;
  /** absent: no menu entry, the resource is reached from others */
  readonly menu?: { readonly section: MenuSection; readonly order: number; readonly shortcut?: string };
  /** single keys that act on its pages; `resources.<name>.keys.<key>` says what they do */
  readonly keys?: readonly string[];
  /** where it isn't `<noun>:read` to look and `<noun>:write` to change */
  readonly permissions?: Partial<Readonly<Record<Action, string>>>;
  /** absent for a page that is no list of records */
  readonly data?: ResourceData;
  readonly list?: Page;
  readonly show?: Page;
  readonly create?: Page;
  readonly edit?: Page;
  /** the field that names a record in titles and references */
  readonly recordRepresentation?: string;
  readonly accountTabs?: readonly Contribution[];
  readonly casePanels?: readonly Contribution[];
  readonly homeCards?: readonly Contribution[];
  /** in the bar on top of every page */
  readonly barItems?: readonly Contribution[];
  /** roles whose first page is this resource's list */
  readonly homeOf?: readonly string[];
  /** English texts under `resources.<name>` */
  readonly messages: Messages;
}

/** The permission that an action on a resource needs. */
export function permissionFor(
  { noun, permissions }: Pick<ResourceDescriptor, 'noun' | 'permissions'>,
  action: Action,
): string {
  const usual = action === 'list' || action === 'show' ? 'read' : 'write';
  return permissions?.[action] ?? `${noun}:${usual}`;
}
