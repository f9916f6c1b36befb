// English texts about contacts.
export const messages = {
  name: 'Contact |||| Contacts',
  create: 'New contact',
  fields: {
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
    accountId: 'Account',
    roles: 'Roles',
    account: 'Account',
    timeZone: 'Time zone',
    lastActiveAt: 'Last active',
    search: 'Search contacts',
  },
  roles_help: 'Such as champion, admin or user. Campaigns choose by these. Press Enter after each.',
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
