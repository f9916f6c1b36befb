import { readListFile } from './list-file.js';

const lines = (text: string, object: 'account' | 'contact' = 'account') => {
  const read = readListFile(text, object);
  return read.ok ? read.value : read.error.code;
};

describe('a file for a list', () => {
  it('names its columns in the first line, however spreadsheets write them', () => {
    expect(lines('\uFEFFExternal ID;Source\r\n"acme;1";crm\r\n\r\n globex ; \r\n')).toEqual([
      { line: 2, values: { externalId: 'acme;1', source: 'crm' } },
      { line: 4, values: { externalId: 'globex' } },
    ]);
    expect(lines('account_name\tnotes\nAcme\tany')).toEqual([{ line: 2, values: { name: 'Acme' } }]);
    expect(lines('email,account\na@b.example,"Two\nlines"\nc@d.example', 'contact')).toEqual([
      { line: 3, values: { email: 'a@b.example', name: 'Two\nlines' } },
      { line: 4, values: { email: 'c@d.example' } },
    ]);
  });

  it.each([
    ['', 'LIST_FILE_COLUMNS'],
    ['Acme\nGlobex', 'LIST_FILE_COLUMNS'],
    ['source\ncrm', 'LIST_FILE_COLUMNS'],
    ['name\n"Acme', 'LIST_FILE_UNREADABLE'],
    [`name\n${'x\n'.repeat(50_001)}`, 'LIST_FILE_LARGE'],
  ])('is refused as a whole where it cannot be read: %#', (text, code) => {
    expect(lines(text)).toBe(code);
  });
});
