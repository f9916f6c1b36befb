// What is inside some network, in every notation, and what is public.
import { isPrivateAddress } from './private-address.js';

describe('an address', () => {
  it.each([
    '127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1',
    '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::',
    '2001:db8::1', '2001::1', 'localhost', '',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true)); // prettier-ignore

  it.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '172.32.0.1', '100.128.0.1'])('%s is not', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
