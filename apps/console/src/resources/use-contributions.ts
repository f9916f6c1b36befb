// What other resources add to a page, in order, as far as the viewer may read it.
import type { ComponentType } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { permissionFor, type Contribution, type ResourceDescriptor } from './descriptor.js';
import { useResources } from './resources-context.js';

export interface Contributed {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly component: ComponentType<Record<string, never>>;
}

export type Place = {
  [Key in keyof ResourceDescriptor]-?: NonNullable<ResourceDescriptor[Key]> extends readonly Contribution[]
    ? Key
    : never;
}[keyof ResourceDescriptor];

export function useContributions(place: Place): readonly Contributed[] {
  const resources = useResources();
  const translate = useTranslate();
  const { permissions = [] } = usePermissions<readonly string[]>();
  return resources
    .flatMap((resource) => (resource[place] ?? []).map((contribution) => ({ resource, contribution })))
    .filter(({ resource, contribution }) =>
      permissions.includes(contribution.permission ?? permissionFor(resource, 'list')),
    )
    .sort((one, other) => one.contribution.order - other.contribution.order)
    .map(({ resource: { name }, contribution: { key, component } }) => ({
      id: `${name}.${key}`,
      key,
      component,
      label: translate(`resources.${name}.contributions.${key}`),
    }));
}
