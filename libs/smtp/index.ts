// Mail on the wire: lanes to a mail server, and the catcher that stands in for one.
export { startCatcher, type Catcher, type CaughtMail } from './catcher.js';
export type { Envelope, Lane } from './lane.js';
export { LANE_TIMEOUTS, SmtpLane, type LaneOptions, type LaneTimeouts } from './smtp-lane.js';
export { dkimSigner, SIGNED_HEADERS, type DkimKey, type Sign } from './dkim.js';
export { parseSmtpUrl, parseSmtpUrls, type SmtpTarget } from './smtp-url.js';
