// English texts about virtual teams.
export const messages = {
  name: 'Virtual team |||| Virtual teams',
  create: 'New virtual team',
  fields: {
    name: 'Name',
    memberIds: 'People',
    memberId: 'With person',
    supportGroups: 'Support groups',
    accountIds: 'Accounts',
    createdAt: 'Made',
    search: 'Search virtual teams',
  },
  support_groups_help: 'Spelled as in your help desk. Press Enter after each.',
  members_help: 'They see the cases of these groups and everything about these accounts.',
  empty: {
    title: 'No virtual teams yet',
    body: 'A virtual team is a saved set of people, support groups and accounts. Managers see the teams that they are in.',
  },
  accounts: '%{smart_count} account |||| %{smart_count} accounts',
  people: '%{smart_count} person |||| %{smart_count} people',
  remove: {
    label: 'Remove',
    title: 'Remove %{name}?',
    content:
      'The people, groups and accounts stay; only the set of them goes, and with it what its people saw through it.',
  },
};
