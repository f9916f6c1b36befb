// English texts about API tokens.
export const messages = {
  name: 'API token |||| API tokens',
  intro: 'A token lets another system use the API in the name of a user, with at most the permissions ticked here.',
  fields: { name: 'Name', user: 'Acts for', scopes: 'May', createdAt: 'Made', lastUsedAt: 'Last used' },
  empty: {
    title: 'No API tokens yet',
    body: 'Make one for each system that sends cases or reads results, so that each can be shut out on its own.',
  },
  create: 'New token',
  name_help: 'What it is for, such as the name of the other system',
  created: 'Token made',
  copy_now: 'Copy the secret now. It is shown this once and kept nowhere.',
  secret: 'Secret',
  never_used: 'never',
  revoked: 'Revoked',
  revoke: {
    label: 'Revoke',
    title: 'Revoke %{name}?',
    content: 'The system that uses it is shut out at once. This can not be taken back; a new token can be made.',
  },
};
