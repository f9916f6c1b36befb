// What the console asks of the API about best-practice pages. There are few: they come whole.
import { gql } from '../../data/graphql.js';
import type { Practice } from '../../schema.js';

/** Addressed by key, so that links outlive a new installation. */
export interface PracticeRow extends Pick<Practice, 'key' | 'title' | 'updatedAt'> {
  readonly id: string;
}

export const PRACTICES = gql`
  query practices {
    practices {
      id: key
      key
      title
      updatedAt
    }
  }
`;

export const PRACTICE = gql`
  query practice($key: ID!) {
    practice(key: $key) {
      key
      title
      body
      updatedAt
    }
  }
`;
