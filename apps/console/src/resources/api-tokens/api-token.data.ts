// What the console asks of the API about tokens. They are few: one answer holds them all.
import { gql } from '../../data/graphql.js';
import type { ApiToken, NewApiToken } from '../../schema.js';

export interface TokensAnswer {
  readonly apiTokens: readonly ApiToken[];
}

export interface PermissionsAnswer {
  readonly permissions: readonly string[];
}

export interface CreateAnswer {
  readonly result: NewApiToken;
}

export const TOKENS = gql`
  query apiTokens {
    apiTokens {
      id
      name
      userId
      scopes
      createdAt
      lastUsedAt
      revokedAt
    }
  }
`;

export const PERMISSIONS = gql`
  query permissions {
    permissions
  }
`;

export const CREATE = gql`
  mutation createApiToken($userId: ID!, $name: String!, $scopes: [String!]!) {
    result: createApiToken(userId: $userId, name: $name, scopes: $scopes) {
      secret
      token {
        id
        name
        userId
        scopes
        createdAt
        lastUsedAt
        revokedAt
      }
    }
  }
`;

export const REVOKE = gql`
  mutation revokeApiToken($id: ID!) {
    result: revokeApiToken(id: $id)
  }
`;
