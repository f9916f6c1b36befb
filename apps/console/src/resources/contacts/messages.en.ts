// English texts about contacts.
export const messages = {
  name: 'Contact |||| Contacts',
  fields: {
    name: 'Name',
    email: 'E-mail',
    roles: 'Roles',
    account: 'Account',
    timeZone: 'Time zone',
    lastActiveAt: 'Last active',
    search: 'Search contacts',
  },
  empty: {
    title: 'No contacts yet',
    body: 'Contacts come with an import, or with the first case that they write.',
  },
  contributions: { contacts: 'Contacts' },
  of_account: {
    empty: 'Nobody known at this account yet',
    empty_body: 'Its people show up here with an import, or with the first case that they write.',
  },
};
