// What people can have enough of, one by one. Stopping one leaves the others: news about offers and help from one's own CSM are two things.

export interface Topic {
  readonly key: string;
  /** as recipients read it */
  readonly name: string;
  readonly about: string;
}

export const TOPICS: readonly Topic[] = [
  {
    key: 'customer-success',
    name: 'Reports and tips',
    about: 'How you use the product, and how to get more out of it.',
  },
  { key: 'marketing', name: 'News and offers', about: 'What is new, events, and offers.' },
  { key: 'surveys', name: 'Surveys', about: 'Questions about how satisfied you are.' },
];

export const isTopic = (key: string): boolean => TOPICS.some((topic) => topic.key === key);
