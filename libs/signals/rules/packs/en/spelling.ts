// How English is really typed: contractions opened, chat shorthand and frequent misspellings put right.

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [written = '', meant = ''] = line.split('=');
      return [written.trim(), meant.trim()];
    });

/** written = meant. A stem before an apostrophe is looked up by itself, and so is its tail. */
export const means: Readonly<Record<string, string>> = Object.fromEntries([
  ...pairs(`
    can't = can not
    cannot = can not
    cant = can not
    won't = will not
    shan't = shall not
    ain't = is not
    let's = let us
    lets = let us
    it's = it is
    its = it is
    that's = that is
    thats = that is
    what's = what is
    whats = what is
    where's = where is
    who's = who is
    how's = how is
    here's = here is
    there's = there is
    theres = there is
    he's = he is
    she's = she is
    nobody's = nobody is
    everything's = everything is
    im = i am
    ive = i have
    weve = we have
    youre = you are
    youve = you have
    theyre = they are
    'm = am
    're = are
    've = have
    'll = will
    'd = would
    today's = todays
    tomorrow's = tomorrows
    tonight's = tonights
    pls = please
    plz = please
    plse = please
    thx = thanks
    thanx = thanks
    thnx = thanks
    tnx = thanks
    thankyou = thank you
    u = you
    ur = your
    msg = message
    info = information
    prod = production
    prd = production
    mgr = manager
    mgmt = management
    eod = end of day
    eob = end of business
    cob = close of business
    eow = end of week
    followup = follow up
    followups = follow ups
    showstopper = show stopper
    showstoppers = show stopper
    sev1 = severity 1
    sev0 = severity 0
    prio = priority
    p1 = priority 1
    p0 = priority 0
    prio1 = priority 1
    aswell = as well
    alot = a lot
    noone = nobody
    everyones = everyone is
    prioritise = prioritize
    prioritised = prioritized
    prioritising = prioritizing
    apologise = apologize
    paralysed = paralyzed
    organisation = organization
    licence = license
    licences = licenses
    cancelling = canceling
    cancelled = canceled
    favourite = favorite
    recieve = receive
    recieved = received
    responce = response
    respone = response
    awnser = answer
    anwser = answer
    reponse = response
    urgant = urgent
    urgen = urgent
    urget = urgent
    imediatly = immediately
    immediatly = immediately
    immediatley = immediately
    imediately = immediately
    anoying = annoying
    anoyed = annoyed
    dissapointed = disappointed
    dissapointing = disappointing
    dissappointed = disappointed
    dissappointing = disappointing
    disapointed = disappointed
    unaceptable = unacceptable
    unacceptible = unacceptable
    unexceptable = unacceptable
    inacceptable = unacceptable
    rediculous = ridiculous
    frusterated = frustrated
    frusterating = frustrating
    excelent = excellent
    exellent = excellent
    esclate = escalate
    excalate = escalate
    escelate = escalate
    escalte = escalate
    managment = management
    manger = manager
    superviser = supervisor
    becuase = because
    togehter = together
    wierd = weird
    wich = which
    yestarday = yesterday
    tommorow = tomorrow
    tommorrow = tomorrow
    tomorow = tomorrow`),
  ...'do does did is are was were has have had could would should must need might'
    .split(' ')
    .flatMap((verb): [string, string][] => [
      [`${verb}n't`, `${verb} not`],
      [`${verb}nt`, `${verb} not`],
    ]),
]);

/** Recognised with one letter off; words with common real neighbours stay out. */
export const keywords = `
  escalate escalated escalating escalation escalations manager management supervisor director leadership
  urgent urgently urgency immediate immediately emergency priority prioritize deadline expedite
  update updates response feedback progress reminder awaiting
  unacceptable disappointed disappointing unprofessional ridiculous terrible horrible frustrated frustrating frustration
  annoying useless unhappy dissatisfied
  production outage unavailable critical severity blocker standstill revenue business
  subscription contract renewal renewing alternative alternatives competitor terminate
  excellent fantastic brilliant awesome amazing outstanding wonderful appreciate perfectly impressed delighted helpful`
  .trim()
  .split(/\s+/);
