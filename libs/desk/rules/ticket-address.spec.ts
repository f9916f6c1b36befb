// Addresses that lead into a help desk's ticket, and subjects.
import { checkTicketAddress, replySubject, ticketAddress } from './ticket-address.js';

describe('the address of a ticket', () => {
  const code = (pattern: string) => {
    const checked = checkTicketAddress(pattern);
    return checked.ok ? checked.value : checked.error.code;
  };

  it('has one place for its number', () => {
    expect(code(' Support+id{id}@Desk.example ')).toBe('support+id{id}@desk.example');
    expect(code('support@desk.example')).toBe('TICKET_ADDRESS_PLACE');
    expect(code('a{id}b{id}@desk.example')).toBe('TICKET_ADDRESS_PLACE');
    expect(code('{id}')).toBe('TICKET_ADDRESS_INVALID');
    expect(code('a{id}@desk.example\r\nBcc: x@y.zz')).toBe('TICKET_ADDRESS_INVALID');
  });

  it('is none for a number that would be more than a number', () => {
    expect(ticketAddress('s+{id}@desk.example', 'CS-17')).toBe('s+CS-17@desk.example');
    expect(ticketAddress('s+{id}@desk.example', 'a@evil.example, b')).toBeNull();
    expect(ticketAddress('s+{id}@desk.example', '$&')).toBeNull();
  });
});

describe('the subject of a reply', () => {
  it.each([
    ['Export fails', 'Re: Export fails'],
    ['RE: re: AW: Export fails', 'Re: Export fails'],
    ['  ', 'Re: Your case'],
  ])('of %s is %s', (subject, expected) => {
    expect(replySubject(subject)).toBe(expected);
  });
});
