import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalCableId, formatCableId, parseCableNumber, postWritten, writingsOf } from './cable-number.ts';
import { parseDateTimeGroup, precedenceOf } from './date-time-group.ts';
import { isEdtf } from '../text/dates.ts';
import { cableIdPattern } from './identifiers.ts';

const id = (written: string, context = {}): string | undefined => {
  const n = parseCableNumber(written, context);
  return n && formatCableId(n);
};

test('every usual writing gives the same id', () => {
  for (const written of ['09BAMAKO776', '09 BAMAKO 776', '2009 BAMAKO 776', '2009 Bamako 000776', "'09 BAMAKO 776", '09-BAMAKO-776', '09BAMAKO000776']) assert.equal(id(written), '09BAMAKO776', written);
  assert.equal(id('BAMAKO 000776', { year: 2009 }), '09BAMAKO776');
  assert.equal(id('BAMAKO 776', { year: 2009 }), '09BAMAKO776');
});

test('a number without a year needs the year of the cable it stands in', () => {
  assert.equal(id('BAMAKO 776'), undefined);
});

test('posts of several words run together in the id', () => {
  assert.equal(id('09ADDISABABA1'), '09ADDISABABA1');
  assert.equal(id('ADDIS ABABA 001', { year: 2009 }), '09ADDISABABA1');
  assert.equal(id('USUN NEW YORK 000012', { year: 2006 }), '06USUNNEWYORK12');
  assert.equal(id('USUN 12', { year: 2006 }), '06USUNNEWYORK12');
  assert.equal(id('06 Port-au-Prince 12'), '06PORTAUPRINCE12');
  assert.equal(postWritten('TELAVIV'), 'TEL AVIV');
});

test('the National Archives’ id keeps its padding and its cut names', () => {
  assert.equal(id('1973LIMA02545'), '1973LIMA02545');
  assert.equal(id('1975STATE123456'), '1975STATE123456');
  assert.equal(id('STATE 65432', { year: 1973, style: 'nara' }), '1973STATE065432');
  assert.equal(id('TEL AVIV 123', { year: 1975, style: 'nara' }), '1975TELAV00123');
  assert.equal(id('ADDIS ABABA 9', { year: 1976, style: 'nara' }), '1976ADDIS00009');
  assert.equal(id('NOUAKCHOTT 12345', { year: 1976, style: 'nara' }), '1976NOUAKC12345');
});

test('an id that swallowed its section line is repaired by rule', () => {
  assert.deepEqual(canonicalCableId('08SCTION02OF02SAOPAULO335'), { id: '08SAOPAULO335', alias: '08SCTION02OF02SAOPAULO335' });
  assert.deepEqual(canonicalCableId('09SECRETSECTION01OF03BAMAKO776'), { id: '09BAMAKO776', alias: '09SECRETSECTION01OF03BAMAKO776' });
  assert.deepEqual(canonicalCableId('07CONFIDENTIALBAMAKO12'), { id: '07BAMAKO12', alias: '07CONFIDENTIALBAMAKO12' });
  assert.deepEqual(canonicalCableId('09BAMAKO776_a'), { id: '09BAMAKO776', alias: '09BAMAKO776_a' });
  assert.deepEqual(canonicalCableId('09BAMAKO776'), { id: '09BAMAKO776' });
});

test('what is no cable number is none', () => {
  for (const written of ['', '776', 'BAMAKO', '09BAMAKO', '0976', '09BAMAKO0', 'frus1969-76ve05p2-d12', '09/BAMAKO/776', 'x'.repeat(500), '../../etc/passwd1', '09BAMAKO12345678']) assert.equal(id(written), undefined, written);
});

test('search knows every writing of an id, and an id that is no cable number only as itself', () => {
  assert.deepEqual(writingsOf('09ADDISABABA1'), [
    '09ADDISABABA1', '09 ADDISABABA 1', '2009 ADDISABABA 1', 'ADDISABABA 1', 'ADDISABABA 000001',
    '09ADDIS ABABA1', '09 ADDIS ABABA 1', '2009 ADDIS ABABA 1', 'ADDIS ABABA 1', 'ADDIS ABABA 000001',
  ]);
  assert.ok(writingsOf('1973LIMA02545').includes('LIMA 2545'));
  assert.deepEqual(writingsOf('frus1969-76ve05p2-d12'), ['frus1969-76ve05p2-d12']);
});

const number = fc.record({
  year: fc.integer({ min: 1966, max: 2065 }), number: fc.integer({ min: 1, max: 9_999_999 }),
  post: fc.constantFrom('BAMAKO', 'ADDISABABA', 'STATE', 'ALGIERS', 'USUNNEWYORK', 'SAOPAULO'), style: fc.constant('short' as const),
}, { noNullPrototype: true });

test('an id written by us is read back as what it was', () => {
  fc.assert(fc.property(number, (n) => {
    const written = formatCableId(n);
    assert.match(written, cableIdPattern);
    assert.deepEqual(parseCableNumber(written), n);
    assert.deepEqual(canonicalCableId(written), { id: written });
    for (const writing of writingsOf(written)) assert.equal(id(writing, { year: n.year }), written, writing);
  }));
});

test('any string is read or refused, never thrown at, and what is read makes a valid id', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'09SECTIONOF12BAMAKO _-\'') , maxLength: 130 })), (s) => {
    const n = parseCableNumber(s, { year: 2009 });
    if (n) assert.match(formatCableId(n), cableIdPattern);
    const group = parseDateTimeGroup(s, 2009);
    if (group) assert.ok(isEdtf(group.date));
  }), { numRuns: 2000 });
});

test('a long line made to slow the patterns down is read in no time', () => {
  const started = process.cpuUsage().user;
  for (const s of ['0'.repeat(1e5), '09' + 'SECTION01OF02'.repeat(1e4), 'R '.repeat(1e5), 'NIACT '.repeat(1e5) + '030935Z', '09BAMAKO'.repeat(1e4)]) {
    parseCableNumber(s);
    parseDateTimeGroup(s);
  }
  assert.ok(process.cpuUsage().user - started < 500_000);
});

test('a date-time group gives precedence and moment', () => {
  assert.deepEqual(parseDateTimeGroup('R 030935Z MAR 08'), { precedences: ['routine'], date: '2008-03-03T09:35Z', printed: 'R 030935Z MAR 08' });
  assert.deepEqual(parseDateTimeGroup('O R 181205Z NOV 75 ZFF4'), { precedences: ['immediate', 'routine'], date: '1975-11-18T12:05Z', printed: 'O R 181205Z NOV 75' });
  assert.deepEqual(parseDateTimeGroup('OO 011407Z DEC 2009')?.precedences, ['immediate']);
  assert.deepEqual(parseDateTimeGroup('NIACT IMMEDIATE 011407Z DEC 09')?.precedences, ['niact-immediate']);
  assert.equal(parseDateTimeGroup('P 011407Z DEC 09 ZDK')?.date, '2009-12-01T14:07Z');
  assert.equal(parseDateTimeGroup('R 011407A DEC 09')?.date, '2009-12-01T14:07+01:00');
  assert.equal(parseDateTimeGroup('R 011407Z DEC', 2009)?.date, '2009-12-01T14:07Z');
});

test('a day or hour that never was is no date', () => {
  for (const line of ['R 310935Z NOV 08', 'R 032460Z MAR 08', 'R 030935J MAR 08', 'R 030935Z MAR', '', 'NOT A DATE']) assert.equal(parseDateTimeGroup(line), undefined, line);
});

test('a precedence is read from its letter or its word', () => {
  assert.equal(precedenceOf('ZZ'), 'flash');
  assert.equal(precedenceOf('Priority'), 'priority');
  assert.equal(precedenceOf('OP'), undefined);
});
