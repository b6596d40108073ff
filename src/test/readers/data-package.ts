/** `datapackage.json` and every row of every table by the rules of the specifications Data Package, Tabular Data Resource, Table Schema and CSV Dialect (v1). */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Finding, Folder, Reading } from './reader.ts';

interface Field { readonly name: string; readonly type: string; readonly description?: string; readonly constraints?: { readonly required?: boolean; readonly unique?: boolean; readonly enum?: readonly string[]; readonly pattern?: string } }
interface TableSchema { readonly fields: readonly Field[]; readonly primaryKey?: string; readonly missingValues?: readonly string[]; readonly foreignKeys?: readonly { readonly fields: string; readonly reference: { readonly resource: string; readonly fields: string } }[] }
interface Resource { readonly name: string; readonly path: unknown; readonly profile?: string; readonly format?: string; readonly mediatype?: string; readonly encoding?: string; readonly bytes?: number; readonly hash?: string; readonly schema?: TableSchema | string; readonly dialect?: { readonly delimiter?: string; readonly quoteChar?: string; readonly doubleQuote?: boolean; readonly header?: boolean; readonly lineTerminator?: string } }
interface Package { readonly profile?: string; readonly name?: string; readonly homepage?: string; readonly licenses?: readonly { readonly name?: string; readonly path?: string }[]; readonly contributors?: readonly { readonly title?: string }[]; readonly resources?: readonly Resource[] }

const name = /^[a-z0-9._-]+$/;
const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'date', 'time', 'datetime', 'year', 'yearmonth', 'duration', 'geopoint', 'geojson', 'any']);
const json = (text: string): unknown => { try { return JSON.parse(text); } catch { return undefined; } };
/** Whether a cell, which is not missing, is of the type. */
const fits: Readonly<Partial<Record<string, (cell: string) => boolean>>> = {
  string: () => true, any: () => true, number: (c) => /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(c), integer: (c) => /^[-+]?\d+$/.test(c), boolean: (c) => /^(true|True|TRUE|1|false|False|FALSE|0)$/.test(c),
  object: (c) => { const v = json(c); return typeof v === 'object' && v !== null && !Array.isArray(v); }, array: (c) => Array.isArray(json(c)), year: (c) => /^-?\d{4}$/.test(c),
};

export function readDataPackage(folder: Folder): Reading {
  const findings: Finding[] = [];
  const at = 'data/datapackage.json';
  const find = (file: string, what: string): void => { findings.push({ file, what }); };
  const pack = folder.json(at) as Package;
  if (pack.profile !== 'data-package') find(at, `profile ${pack.profile}`);
  if (!name.test(pack.name ?? '')) find(at, `name ${pack.name}`);
  if (pack.homepage !== undefined && !/^https?:\/\//.test(pack.homepage)) find(at, `homepage ${pack.homepage}`);
  for (const l of pack.licenses ?? []) if (!l.name && !l.path) find(at, 'a licence with neither name nor path');
  for (const c of pack.contributors ?? []) if (!c.title) find(at, 'a contributor without a title');
  const resources = pack.resources ?? [];
  if (!resources.length) find(at, 'no resource');
  if (new Set(resources.map((r) => r.name)).size !== resources.length) find(at, 'two resources of one name');
  const columns = new Map<string, Map<string, Set<string>>>();
  const tables: { resource: Resource; file: string; schema: TableSchema; rows: string[][] }[] = [];
  for (const r of resources) {
    const where = typeof r.path === 'string' ? `data/${r.path}` : at;
    if (!name.test(r.name)) find(at, `a resource named ${r.name}`);
    if (typeof r.path !== 'string' || r.path.startsWith('/') || r.path.split('/').includes('..')) { find(at, `${r.name}: path ${JSON.stringify(r.path)}`); continue; }
    const full = path.join(folder.dir, where);
    if (!existsSync(full)) { find(where, 'is not there'); continue; }
    const bytes = readFileSync(full);
    if (r.bytes !== bytes.byteLength) find(where, `${bytes.byteLength} bytes, described as ${r.bytes}`);
    if (r.hash !== `sha256:${createHash('sha256').update(bytes).digest('hex')}`) find(where, 'another digest than described');
    if (r.encoding !== 'utf-8' || !/^[^/]+\/[^/]+$/.test(r.mediatype ?? '')) find(where, `encoding ${r.encoding}, media type ${r.mediatype}`);
    if (r.profile !== 'tabular-data-resource') { if (r.format === 'csv') find(where, 'a CSV file that is no tabular data resource'); else if (!Array.isArray(json(bytes.toString()))) find(where, 'no JSON list'); continue; }
    const schema = typeof r.schema === 'string' ? folder.json(`data/${r.schema}`) as TableSchema : r.schema;
    if (!schema) { find(where, 'a table without a schema'); continue; }
    const d = r.dialect ?? {};
    if (d.delimiter !== ',' || d.quoteChar !== '"' || !d.doubleQuote || !d.header || d.lineTerminator !== '\r\n') find(where, `a dialect that is not the file's: ${JSON.stringify(d)}`);
    const [header = [], ...rows] = parse(bytes, { relax_column_count: true, record_delimiter: '\r\n' }) as string[][];
    if (header.join() !== schema.fields.map((f) => f.name).join()) find(where, `columns ${header.join()}`);
    if (new Set(header).size !== header.length) find(where, 'two columns of one name');
    for (const f of schema.fields) { if (!types.has(f.type)) find(where, `${f.name}: type ${f.type}`); if (!f.description) find(where, `${f.name}: no description`); }
    const missing = new Set(schema.missingValues ?? ['']);
    const held = new Map(schema.fields.map((f) => [f.name, new Set<string>()]));
    rows.forEach((row, i) => {
      if (row.length !== schema.fields.length) { find(where, `row ${i + 1}: ${row.length} cells`); return; }
      schema.fields.forEach((f, j) => {
        const cell = row[j]!;
        const c = f.constraints ?? {};
        if (missing.has(cell)) { if (c.required || schema.primaryKey === f.name) find(where, `row ${i + 1}: no ${f.name}`); return; }
        if (fits[f.type]?.(cell) === false) find(where, `row ${i + 1}: ${f.name} is no ${f.type}: ${cell.slice(0, 40)}`);
        if (c.enum && !c.enum.includes(cell)) find(where, `row ${i + 1}: ${f.name} is "${cell}", none of ${c.enum.join(', ')}`);
        if (c.pattern && !new RegExp(`^(?:${c.pattern})$`).test(cell)) find(where, `row ${i + 1}: ${f.name} is "${cell}"`);
        if ((c.unique || schema.primaryKey === f.name) && held.get(f.name)!.has(cell)) find(where, `row ${i + 1}: ${f.name} "${cell}" a second time`);
        held.get(f.name)!.add(cell);
      });
    });
    columns.set(r.name, held);
    tables.push({ resource: r, file: where, schema, rows });
  }
  for (const t of tables) for (const k of t.schema.foreignKeys ?? []) {
    const keys = columns.get(k.reference.resource)?.get(k.reference.fields);
    if (!keys) { find(t.file, `a foreign key into ${k.reference.resource}.${k.reference.fields}, which is not there`); continue; }
    const j = t.schema.fields.findIndex((f) => f.name === k.fields);
    t.rows.forEach((row, i) => { if (row[j] && !keys.has(row[j])) find(t.file, `row ${i + 1}: ${k.fields} "${row[j]}" is not in ${k.reference.resource}`); });
  }
  return { read: tables.reduce((n, t) => n + t.rows.length, 0), findings };
}
