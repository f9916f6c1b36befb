// English texts about the inbox.
export const messages = {
  name: 'Inbox |||| Inbox',
  fields: {
    subject: 'Subject',
    from: 'From',
    to: 'To',
    caughtAt: 'Sent',
    search: 'Search by recipient or subject',
  },
  empty: {
    title: 'No mails caught',
    body: 'While no mail server is configured, mails to customers are kept here instead of being sent. Launch a campaign to see one.',
  },
  tabs: { html: 'Mail', text: 'Plain text', headers: 'Headers' },
  frame: 'The mail as its recipient sees it',
  no_html: 'This mail has no formatted part.',
  no_text: 'This mail has no plain text.',
};
