// English texts about how messages are read.
export const messages = {
  name: 'Signals |||| Signals',
  title: 'How messages are read',
  intro:
    'Signals and feelings are read from what customers write. What you say of them in a case is learned from every night.',
  facts: {
    model: 'Model of feelings',
    labels: 'Signals judged',
    feelings: 'Messages judged',
    stale: 'Read by earlier rules',
  },
  model: {
    own: 'Your own, learned from your labels',
    shipped: 'Shipped with this release',
    words: 'Word list only',
  },
  own: {
    title: 'A model of your own',
    none: 'From 300 judged messages a model of your own is trained. It is used only if it does better than the shipped one on labels it has never seen.',
    used: 'In use: on %{held} labels kept from its training its loss is %{own}, the shipped model’s %{shipped}.',
    unused: 'Not in use: on %{held} labels kept from its training its loss is %{own}, the shipped model’s %{shipped}.',
  },
  cuts: {
    title: 'Where signals are cut',
    none: 'From 20 judged signals of a kind, weak ones that people disagree with are left out.',
    line: 'below %{cut} are left out; %{precision} % of the rest agreed with, %{labels} labels',
  },
  rescoring: {
    title: 'Read again',
    fresh: 'Every message was read by the rules of today.',
    stale: '%{smart_count} message was read by earlier rules. |||| %{smart_count} messages were read by earlier rules.',
    running: '%{done} of %{total} messages read again',
    start: 'Read them again',
    sure: 'Their signals and the scores of their cases are worked out anew; the points as they are now are kept. Nobody is alerted.',
  },
  learn: 'Learn from labels now',
  learned: 'Labels were learned from',
};
