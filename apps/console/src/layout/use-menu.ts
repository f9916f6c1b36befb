// What the side menu and the list of shortcuts show: resources that exist and that the viewer may read, by section.
import type { ComponentType } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { permissionFor, type MenuSection } from '../resources/descriptor.js';
import { useResources } from '../resources/resources-context.js';

export interface MenuEntry {
  readonly name: string;
  readonly label: string;
  readonly icon: ComponentType;
  /** pressed after g */
  readonly shortcut?: string;
  /** pressed on its pages */
  readonly keys?: readonly string[];
}

export interface MenuGroup {
  readonly section: MenuSection;
  readonly entries: readonly MenuEntry[];
}

const SECTIONS: readonly MenuSection[] = ['work', 'customers', 'outreach', 'insight', 'setup'];

export function useMenu(): readonly MenuGroup[] {
  const resources = useResources();
  const translate = useTranslate();
  const { permissions = [] } = usePermissions<readonly string[]>();
  const shown = resources
    .filter((resource) => resource.list && resource.menu && permissions.includes(permissionFor(resource, 'list')))
    .sort((one, other) => (one.menu?.order ?? 0) - (other.menu?.order ?? 0));
  return SECTIONS.map((section) => ({
    section,
    entries: shown
      .filter(({ menu }) => menu?.section === section)
      .map(({ name, icon, menu, keys }) => ({
        name,
        icon,
        keys,
        shortcut: menu?.shortcut,
        label: translate(`resources.${name}.name`, { smart_count: 2 }),
      })),
  })).filter(({ entries }) => entries.length > 0);
}
