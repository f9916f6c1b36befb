export * from './inbound.module.js';
export { InboundTargets, type InboundMail, type InboundMailTarget } from './service/inbound-targets.js';
export { OurAddresses } from './service/our-addresses.js';
export { ProviderHooks } from './service/provider-hooks.js';
export { TakeMail } from './service/take-mail.js';
