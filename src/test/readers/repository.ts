/** `oai.xml` by the rules of "Specification for an OAI Static Repository" (OAI 2.0), which a gateway checks before it serves the file; parsed by libxml2. */
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import type { Finding, Folder, Reading } from './reader.ts';

const ns = { s: 'http://www.openarchives.org/OAI/2.0/static-repository', oai: 'http://www.openarchives.org/OAI/2.0/', dc: 'http://www.openarchives.org/OAI/2.0/oai_dc/', e: 'http://purl.org/dc/elements/1.1/' };
const elements15 = new Set(['title', 'creator', 'subject', 'description', 'publisher', 'contributor', 'date', 'type', 'format', 'identifier', 'source', 'language', 'relation', 'coverage', 'rights']);

export function readRepository(folder: Folder): Reading {
  const findings: Finding[] = [];
  const find = (what: string): void => { findings.push({ file: 'oai.xml', what }); };
  using document = XmlDocument.fromString(folder.text('oai.xml'));
  const all = (x: string, from: XmlElement = document.root): XmlElement[] => from.find(x, ns) as XmlElement[];
  const one = (x: string, from?: XmlElement): string | undefined => all(x, from)[0]?.content;
  const children = all('/s:Repository/*').map((x) => x.name).join();
  if (children !== 'Identify,ListMetadataFormats,ListRecords') find(`its parts are ${children}`);
  const order = all('/s:Repository/s:Identify/*').map((x) => x.name).join();
  if (order !== 'repositoryName,baseURL,protocolVersion,adminEmail,earliestDatestamp,deletedRecord,granularity') find(`Identify holds ${order}`);
  // The base URL is the gateway's followed by the file's own without its scheme; a file that knows no gateway yet names itself.
  const base = one('//oai:baseURL') ?? '';
  if (!/^https?:\/\/\S+\/oai\.xml$/.test(base)) find(`base URL ${base}`);
  if (!/^\S+@(\S+\.)+\S+$/.test(one('//oai:adminEmail') ?? '')) find(`admin e-mail ${one('//oai:adminEmail')}`);
  for (const [element, value] of [['protocolVersion', '2.0'], ['deletedRecord', 'no'], ['granularity', 'YYYY-MM-DD']]) if (one(`//oai:${element}`) !== value) find(`${element} is ${one(`//oai:${element}`)}`);
  const formats = all('//s:ListMetadataFormats/oai:metadataFormat').map((f) => all('*', f).map((x) => x.content).join(' '));
  if (formats.join() !== 'oai_dc http://www.openarchives.org/OAI/2.0/oai_dc.xsd http://www.openarchives.org/OAI/2.0/oai_dc/') find(`metadata formats ${formats.join()}`);
  const lists = all('//s:ListRecords');
  if (lists.length !== 1 || lists[0]!.attr('metadataPrefix')?.value !== 'oai_dc') find('one ListRecords with metadataPrefix="oai_dc" was expected');
  const earliest = one('//oai:earliestDatestamp') ?? '';
  const ids = new Set<string>();
  const records = all('//s:ListRecords/oai:record');
  for (const r of records) {
    const id = one('oai:header/oai:identifier', r) ?? '';
    if (!/^oai:[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+)*:[\w.!~*'();/?:@&=+$,%-]+$/.test(id)) find(`identifier ${id}`);
    if (ids.has(id)) find(`identifier ${id} twice`);
    ids.add(id);
    const stamp = one('oai:header/oai:datestamp', r) ?? '';
    if (!/^\d{4}-\d\d-\d\d$/.test(stamp) || stamp < earliest) find(`${id}: datestamp ${stamp}`);
    const dc = all('oai:metadata/dc:dc', r);
    if (dc.length !== 1) { find(`${id}: ${dc.length} Dublin Core records`); continue; }
    for (const e of all('*', dc[0])) if (e.namespaceUri !== ns.e || !elements15.has(e.name)) find(`${id}: ${e.name} is no element of Dublin Core`);
    for (const needed of ['title', 'identifier', 'type']) if (!one(`e:${needed}`, dc[0])) find(`${id}: no ${needed}`);
  }
  return { read: records.length, findings };
}
