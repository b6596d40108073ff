import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteReader, ByteWriter, readNextText, writeNextText } from './bytes.ts';
import { readCbor } from './cbor.ts';
import type { SearchEntity } from './entities.ts';
import { readEntityTable, writeEntityTable } from './entity-table.ts';
import { readFacetColumn, writeFacetColumn } from './facet-column.ts';
import { records } from './fixtures.ts';
import { makePiece, readPiece, writePiece, type Piece } from './piece.ts';
import { PostingsWriter, readCounts, readPostings, unknownPlace, writeCounts } from './postings.ts';
import { dateNumber, packLength, readHeader, unpackLength, writeHeader } from './shard-header.ts';
import { cutBlocks, readBlock, writeBlock } from './word-block.ts';

test('numbers and texts come back as they were written', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(2 ** 32 - 1), fc.string({ unit: 'grapheme' }))), (pairs) => {
    const writer = new ByteWriter();
    for (const [number, text] of pairs) writer.number(number).text(text);
    const reader = new ByteReader(writer.bytes());
    for (const [number, text] of pairs) {
      assert.equal(reader.number(), number);
      assert.equal(reader.text(), text);
    }
    assert.ok(reader.atEnd);
  }));
});
test('sorted texts come back from their differences, whatever their script', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
    const sorted = [...texts].sort();
    const writer = new ByteWriter();
    sorted.forEach((text, index) => { writeNextText(writer, sorted[index - 1] ?? '', text); });
    const reader = new ByteReader(writer.bytes());
    let previous = '';
    for (const text of sorted) assert.equal(previous = readNextText(reader, previous), text);
  }));
});
test('postings come back with records, places and fields', () => {
  const occurrences = fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 20 }).map((places) => places.sort((a, b) => a - b).map((place) => (place << 2) | (place % 4)));
  fc.assert(fc.property(fc.uniqueArray(fc.nat(20_000), { maxLength: 30 }), fc.array(occurrences, { minLength: 30, maxLength: 30 }), (numbers, lists) => {
    const records = numbers.sort((a, b) => a - b);
    const writer = new PostingsWriter();
    records.forEach((record, index) => { writer.add(record, lists[index] ?? []); });
    const read = readPostings(writer.bytes(), writer.records);
    assert.deepEqual([...read.records], records);
    records.forEach((_, index) => { assert.deepEqual([...read.occurrences.slice(read.starts[index], read.starts[index + 1])], lists[index]); });
  }));
});
test('counts keep records, fields and the places in titles, whatever the numbers', () => {
  const occurrences = fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 30 }).chain((places) => fc.constantFrom([1], [1, 3], [0, 1, 2, 3]).map((fields) => places.sort((a, b) => a - b).map((place) => (place * 4) + (fields[place % fields.length] as number))));
  fc.assert(fc.property(fc.uniqueArray(fc.nat(20_000), { minLength: 1, maxLength: 20 }), fc.array(occurrences, { minLength: 20, maxLength: 20 }), (numbers, lists) => {
    const writer = new PostingsWriter();
    const records = numbers.sort((a, b) => a - b);
    records.forEach((record, index) => { writer.add(record, lists[index] ?? []); });
    const read = readCounts(writeCounts(readPostings(writer.bytes(), records.length)), records.length);
    assert.deepEqual([...read.records], records);
    records.forEach((_, index) => {
      const known = (code: number): number => (code % 4 === 0 ? code : unknownPlace * 4 + (code % 4));
      assert.deepEqual([...read.occurrences.slice(read.starts[index], read.starts[index + 1])].sort((a, b) => a - b), (lists[index] ?? []).map(known).sort((a, b) => a - b));
    });
  }));
});
test('entities come back from their table with every name that look-up can tell apart', () => {
  const given: SearchEntity[] = [
    { kind: 'country', id: 'ml', url: '/countries/ml/', labels: { ar: 'مالي', en: 'Mali' }, names: ['مالي', 'Mali'], count: 7 },
    { kind: 'person', id: 'samba-diarra', url: '/persons/samba-diarra/', labels: { en: 'Samba Diarra' }, names: ['Diarra, Samba', 'SD', 'Samba | Jarra'], count: 0 },
    { kind: 'person', id: 'x', url: '/persons/x/', labels: { ar: 'سين' }, names: [], count: 2 },
  ];
  assert.deepEqual(readEntityTable(writeEntityTable(given)), [{ ...given[0], names: [] }, { ...given[1], names: ['SD', 'Samba   Jarra'.replace(/ +/g, ' ')] }, given[2]]);
  assert.deepEqual(readEntityTable(writeEntityTable([])), []);
});
test('a shard header comes back, its lengths to within six per cent', () => {
  const header = { lengths: [0, 12, 900], titles: [[3, 4], [], [1]], dates: [20091231, 0, 19730000], blockKeys: ['a\ta', 'كتب\tكتاب'], groupStarts: [0, 2], groupSizes: [40, 800], blockSizes: [70, 60], placeSizes: [0, 3] };
  const read = readHeader(writeHeader(header));
  assert.deepEqual({ titles: read.titles, dates: [...read.dates], blockKeys: read.blockKeys, groupStarts: read.groupStarts }, { titles: header.titles, dates: header.dates, blockKeys: header.blockKeys, groupStarts: header.groupStarts });
  fc.assert(fc.property(fc.integer({ min: 20, max: 60_000 }), (length) => { assert.ok(Math.abs(unpackLength(packLength(length)) / length - 1) < 0.06); }));
});
test('a header of another version is refused', () => assert.throws(() => readHeader(new ByteWriter().number(999).bytes()), /version 999/));
test('facet values come back with their records', () => {
  const column = readFacetColumn(writeFacetColumn([['ml', 'dz'], [], ['ml', 'ml']]));
  assert.deepEqual([...column].map(([value, records]) => [value, [...records]]), [['dz', [0]], ['ml', [0, 2]]]);
});
test('blocks keep all words in order, and a word larger than a block has one of its own', () => {
  const words = ['a', 'b', 'c'].map((key, index) => ({ key, records: index + 1, isName: index === 1, placesApart: index === 1, postings: new Uint8Array(index === 1 ? 500 : 3) }));
  const blocks = [...cutBlocks(words, 20)];
  assert.deepEqual(blocks.map((block) => block.map(({ key }) => key)), [['a'], ['b'], ['c']]);
  assert.deepEqual(blocks.flatMap((block) => readBlock(writeBlock(block))), words);
});
test('a piece comes back as it was kept', async () => {
  const piece = await makePiece(records, 'plain');
  const kept = readPiece(writePiece(piece));
  const plain = (x: Piece): unknown => ({ ...x, words: [...x.words].map(([word, w]) => [word, { ...w, postings: [...w.postings] }]), groups: x.groups.map(([n, member]) => [n, [...member]]) });
  assert.deepEqual(plain(kept), plain(piece));
});
test('dates are read to the precision they have', () => assert.deepEqual(['2009-12-01T14:07Z', '2009-12', '1973?', '1973-21', '1973-12-99', '', undefined].map(dateNumber), [20091201, 20091200, 19730000, 19730000, 19731200, 0, 0]));
test('CBOR of kinds that no index file has is refused', () => {
  assert.deepEqual(readCbor(Uint8Array.of(0x83, 0x18, 0xff, 0x38, 0x18, 0x61, 0x61)), [255, -25, 'a']);
  assert.throws(() => readCbor(Uint8Array.of(0xa1, 0x01, 0x02)), /not expected/);
  assert.throws(() => readCbor(Uint8Array.of(0x01, 0x01)), /left over/);
});
