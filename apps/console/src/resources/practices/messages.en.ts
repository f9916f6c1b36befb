// English texts about best practices.
export const messages = {
  name: 'Best practice |||| Best practices',
  fields: { title: 'Title', updatedAt: 'Last changed' },
  changed: 'Last changed',
  empty: {
    title: 'No best practices yet',
    body: 'Best-practice pages come with a SuccessBLOC. Apply one, and they can be read here and beside each task.',
    blocs: 'Choose a SuccessBLOC',
  },
};
