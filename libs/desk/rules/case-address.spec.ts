// Addresses that lead into a case, here and in a help desk.
import fc from 'fast-check';
import { caseAddress, caseOfAddress, checkTicketAddress, replySubject, ticketAddress } from './case-address.js';

describe('the address of a case', () => {
  it('leads back to it, whatever servers do to its letters, and nothing else does', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const address = caseAddress(id, 'desk.example');
        expect(caseOfAddress(address.toUpperCase(), 'Desk.example')).toBe(id);
        expect(caseOfAddress(address, 'other.example')).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(caseOfAddress(`${text}@desk.example`, 'desk.example')).toBeNull();
      }),
    );
  });
});

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
