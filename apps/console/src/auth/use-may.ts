// Whether the viewer has a permission by its name: for steps that are no writing of a record, such as deciding a request.
import { usePermissions } from 'react-admin';

export function useMay(permission: string): boolean {
  const { permissions = [] } = usePermissions<readonly string[]>();
  return permissions.includes(permission);
}
