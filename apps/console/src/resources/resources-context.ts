// Lets pages see every registered resource without importing them, so that no import runs in a circle.
import { createContext, useContext } from 'react';
import type { ResourceDescriptor } from './descriptor.js';

export const ResourcesContext = createContext<readonly ResourceDescriptor[]>([]);

export const useResources = (): readonly ResourceDescriptor[] => useContext(ResourcesContext);

export function useResource(name: string): ResourceDescriptor {
  const resource = useResources().find((each) => each.name === name);
  if (!resource) throw new Error(`Register "${name}" in src/resources/index.ts.`);
  return resource;
}
