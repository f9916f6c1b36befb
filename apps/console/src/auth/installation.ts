// What anybody may know of this installation before signing in: whether it is a demo, and how to enter one.
import { useQuery } from '@tanstack/react-query';
import { ask, gql } from '../data/graphql.js';
import type { Installation } from '../schema.js';

const INSTALLATION = gql`
  query installation {
    installation {
      demo
      demoAccounts {
        email
        password
        role
        name
      }
    }
  }
`;

export function useInstallation(): Installation | undefined {
  const { data } = useQuery({
    queryKey: ['installation'],
    queryFn: () => ask<{ installation: Installation }>(INSTALLATION),
    staleTime: Infinity,
  });
  return data?.installation;
}
