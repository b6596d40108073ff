/** JSON-LD as the W3C's algorithms (the package jsonld, strict mode) expand it. Nothing is fetched: schema.org's context is stood in for. */
import jsonld from 'jsonld';
import { readEach, type Folder, type Reading } from './reader.ts';

/** What matters of the context at schema.org for expansion: one vocabulary, and which terms hold addresses. */
const schemaOrg = { '@context': { '@vocab': 'http://schema.org/', type: '@type', id: '@id', url: { '@type': '@id' }, sameAs: { '@type': '@id' }, citation: { '@type': '@id' }, isBasedOn: { '@type': '@id' }, license: { '@type': '@id' } } };
const crate = { '@context': { '@vocab': 'http://schema.org/', conformsTo: { '@id': 'http://purl.org/dc/terms/conformsTo' }, File: 'http://schema.org/MediaObject' } };
const documentLoader = async (url: string): Promise<{ contextUrl: undefined; documentUrl: string; document: object }> => {
  if (/^https?:\/\/schema\.org\/?$/.test(url)) return { contextUrl: undefined, documentUrl: url, document: schemaOrg };
  if (url === 'https://w3id.org/ro/crate/1.1/context') return { contextUrl: undefined, documentUrl: url, document: crate };
  throw new Error(`would fetch ${url}`);
};

interface Node { readonly '@id'?: string; readonly '@type'?: readonly string[] }
/** The expanded nodes. Throws when a term or an address would be lost. */
export const expand = async (document: unknown, base?: string): Promise<Node[]> => await jsonld.expand(document, { documentLoader, safe: true, ...(base ? { base } : {}) }) as Node[];

export function readLinkedData(folder: Folder): Promise<Reading> {
  return readEach(folder.named(/\.jsonld$/), async (file, find) => {
    const nodes = await expand(folder.json(file));
    const [node] = nodes;
    if (nodes.length !== 1 || !/^https?:\/\//.test(node?.['@id'] ?? '')) find(`${nodes.length} nodes, the first with the id ${node?.['@id']}`);
    if (!node?.['@type']?.every((t) => t.startsWith('http://schema.org/'))) find(`of the type ${node?.['@type']?.join()}`);
    if (!('http://schema.org/name' in (node ?? {}))) find('no name');
  });
}
