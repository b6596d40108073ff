/** One facet of a shard: for each value the records that have it. */
import { ByteReader, ByteWriter, readNextText, writeNextText } from './bytes.ts';

/** Value → ascending record numbers. */
export type FacetColumn = Map<string, Uint32Array>;

/** `values[n]`: the values of record n. */
export function writeFacetColumn(values: readonly (readonly string[])[]): Uint8Array {
  const column = new Map<string, number[]>();
  values.forEach((list, record) => {
    for (const value of new Set(list)) {
      const records = column.get(value);
      if (records === undefined) column.set(value, [record]);
      else records.push(record);
    }
  });
  const writer = new ByteWriter();
  let previous = '';
  for (const value of [...column.keys()].sort()) {
    writeNextText(writer, previous, value);
    previous = value;
    const records = column.get(value) ?? [];
    writer.number(records.length);
    records.forEach((record, index) => writer.number(record - (records[index - 1] ?? 0)));
  }
  return writer.bytes();
}

export function readFacetColumn(bytes: Uint8Array): FacetColumn {
  const reader = new ByteReader(bytes);
  const column: FacetColumn = new Map();
  let value = '';
  while (!reader.atEnd) {
    value = readNextText(reader, value);
    const records = new Uint32Array(reader.number());
    let record = 0;
    for (let index = 0; index < records.length; index++) records[index] = record += reader.number();
    column.set(value, records);
  }
  return column;
}
