// English texts about users.
export const messages = {
  name: 'User |||| Users',
  create: 'New user',
  skills_help: 'What they can be asked about, such as a product. Press Enter after each.',
  fields: {
    skills: 'Skills',
    name: 'Name',
    email: 'E-mail',
    role: 'Role',
    active: 'Status',
    password: 'Password',
    createdAt: 'Added',
    search: 'Search users',
  },
  active: 'Active',
  inactive: 'Deactivated',
  password_help: 'At least 10 characters. Hand it over in person; it can be changed here at any time.',
  new_password_help: 'Leave empty to keep the password. A new one ends every session of this user.',
  empty: { title: 'No users yet', body: 'Add the people who will work with Bellwether.' },
  deactivate: {
    label: 'Deactivate',
    title: 'Deactivate %{name}?',
    content:
      'They are signed out at once and can no longer sign in. What they did stays, and you can activate them again.',
    done: '%{name} can no longer sign in.',
  },
  reactivate: {
    label: 'Activate',
    title: 'Activate %{name}?',
    content: 'They can sign in again with their old password.',
    done: '%{name} can sign in again.',
  },
};
