// English texts about best practices.
export const messages = {
  name: 'Best practice |||| Best practices',
  fields: { title: 'Title', body: 'Text', updatedAt: 'Last changed' },
  changed: 'Last changed',
  edit: 'Rewrite',
  save: 'Save',
  saved: 'The page reads so from now on.',
  body_help: 'Markdown. Tasks that link the page show the new text at once.',
  empty: {
    title: 'No best practices yet',
    body: 'Best-practice pages come with a SuccessBLOC. Apply one, and they can be read here and beside each task.',
    blocs: 'Choose a SuccessBLOC',
  },
};
