// Domains that say nothing about the company behind an address. A case from one of these is matched by contact, or not at all.
const FREE_MAIL = new Set([
  'aol.com', 'fastmail.com', 'gmail.com', 'gmx.com', 'gmx.de', 'gmx.net', 'googlemail.com', 'hey.com', 'hotmail.co.uk', 'hotmail.com',
  'hotmail.de', 'hotmail.fr', 'icloud.com', 'live.com', 'mac.com', 'mail.com', 'mail.ru', 'me.com', 'msn.com', 'naver.com', 'orange.fr',
  'outlook.com', 'outlook.de', 'outlook.fr', 'proton.me', 'protonmail.com', 'qq.com', '163.com', '126.com', 't-online.de', 'web.de',
  'wanadoo.fr', 'yahoo.co.jp', 'yahoo.co.uk', 'yahoo.com', 'yahoo.de', 'yahoo.fr', 'yandex.com', 'yandex.ru', 'ymail.com', 'zoho.com',
]);

/** The company domain of an address, or undefined where it has none to tell. */
export function companyDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domain && domain !== email.toLowerCase() && !FREE_MAIL.has(domain) ? domain : undefined;
}
