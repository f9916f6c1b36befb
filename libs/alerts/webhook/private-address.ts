// Which addresses are nobody's public web server: a webhook must not reach into the network that the product runs in.
import { BlockList, isIP } from 'node:net';

// IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and what came after it).
const IPV4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
]; // prettier-ignore
// Public IPv6 is 2000::/3; what tunnels IPv4 or is set aside inside it is refused as well.
const IPV6_PUBLIC = '2000::/3';
const IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const listOf = (type: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix = ''] = subnet.split('/');
    list.addSubnet(net, Number(prefix), type);
  }
  return list;
};
const privateV4 = listOf('ipv4', IPV4);
const publicV6 = listOf('ipv6', [IPV6_PUBLIC]);
const privateV6 = listOf('ipv6', IPV6);

/** `address` is a literal IPv4 or IPv6 address; anything else counts as private. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return privateV4.check(address, 'ipv4');
  if (version === 6) return !publicV6.check(address, 'ipv6') || privateV6.check(address, 'ipv6');
  return true;
}
