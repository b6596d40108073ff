/**
 * The archive as an OAI-PMH static repository (OAI 2.0, "Specification for an OAI Static Repository"): one file a gateway serves to harvesters.
 * A withdrawn cable is simply no longer in it: the specification and its restricted schema (OAI-PMH-static-repository.xsd) allow neither a header with a
 * status nor a record without metadata, and `deletedRecord` must be `no`. What was withdrawn is told by the tombstone, `/corrections/` and `data/changes.json`.
 */
import { authorsOf, named, titleOf, type CableRecord } from './cable-record.ts';
import { documentKindWords } from '../archive/words.ts';
import { element, textElement, xmlDeclaration } from '../text/xml.ts';

export interface OaiSite { readonly title: string; readonly url: string; readonly contact: string; readonly earliest: string }
/** Namespace of identifiers: the archive's host. */
export const oaiIdentifier = (siteUrl: string, id: string): string => `oai:${new URL(siteUrl).hostname}:${id}`;

type OaiRecord = Omit<CableRecord, 'texts' | 'source'>;
/** One record in Dublin Core. `modified` is a day. */
export function oaiRecord(r: OaiRecord, siteUrl: string, modified: string, summaries: Readonly<Record<string, string>>): string {
  const full = r as CableRecord;
  const own = r.cable.text.language;
  const dc = (name: string, value: string | undefined, lang?: string): string => textElement(`dc:${name}`, value, lang ? { 'xml:lang': lang } : {});
  return `<oai:record><oai:header>${textElement('oai:identifier', oaiIdentifier(siteUrl, r.id))}${textElement('oai:datestamp', modified)}</oai:header><oai:metadata>`
    + '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">'
    + [titleOf(full, own).lang, ...Object.keys(r.titles).filter((l) => l !== own)].map((l) => dc('title', r.titles[l], l)).join('') + authorsOf(full, 'en').map((a) => dc('creator', a.name)).join('') + r.subjects.map((s) => dc('subject', s)).join('')
    + Object.entries(summaries).map(([l, t]) => dc('description', t, l)).join('') + dc('publisher', r.cable.provenance.publisher) + dc('date', r.cable.date) + dc('type', 'Text') + dc('type', documentKindWords[r.cable.kind].name.en) + dc('format', 'text/html')
    + dc('identifier', r.url) + dc('identifier', r.id) + dc('source', r.cable.provenance.archive ?? r.cable.provenance.publication) + Object.keys(r.titles).map((l) => dc('language', l)).join('') + r.countries.map((c) => dc('coverage', named(c.names, 'en'))).join('') + dc('rights', r.rights.digests)
    + '</oai_dc:dc></oai:metadata></oai:record>\n';
}

/** What stands before the records of a repository, and behind them. */
export function oaiRepository(site: OaiSite): { begin: string; end: string } {
  const file = `${site.url}/oai.xml`;
  return {
    begin: `${xmlDeclaration}<Repository xmlns="http://www.openarchives.org/OAI/2.0/static-repository" xmlns:oai="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/static-repository http://www.openarchives.org/OAI/2.0/static-repository.xsd">\n`
      + `${element('Identify', {}, textElement('oai:repositoryName', site.title) + textElement('oai:baseURL', file) + textElement('oai:protocolVersion', '2.0') + textElement('oai:adminEmail', site.contact) + textElement('oai:earliestDatestamp', site.earliest) + textElement('oai:deletedRecord', 'no') + textElement('oai:granularity', 'YYYY-MM-DD'))}\n`
      + `${element('ListMetadataFormats', {}, element('oai:metadataFormat', {}, textElement('oai:metadataPrefix', 'oai_dc') + textElement('oai:schema', 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd') + textElement('oai:metadataNamespace', 'http://www.openarchives.org/OAI/2.0/oai_dc/')))}\n`
      + '<ListRecords metadataPrefix="oai_dc">\n',
    end: '</ListRecords>\n</Repository>\n',
  };
}
