/** Everything this software exports, read by other hands' programs and by the rules of the formats' specifications. */
import { readBeacon } from './beacon.ts';
import { readCitations } from './citations.ts';
import { readDataPackage } from './data-package.ts';
import { readFeeds } from './feeds.ts';
import { readLinkedData } from './linked-data.ts';
import { readRecords } from './record-json.ts';
import { Folder, type Reading } from './reader.ts';
import { readRepository } from './repository.ts';
import { readSiteMaps } from './site-map.ts';
import { readTei } from './tei.ts';

export const readers: Readonly<Record<string, (folder: Folder) => Reading | Promise<Reading>>> = {
  'JSON by its schema (Ajv)': readRecords, 'TEI by its schema (libxml2)': readTei, 'feeds (Feedsmith)': readFeeds, 'BibTeX, RIS, CSL (citation-js)': readCitations, 'JSON-LD (jsonld)': readLinkedData,
  'tables by Frictionless’s rules': readDataPackage, 'OAI static repository': readRepository, 'site maps': readSiteMaps, BEACON: readBeacon,
};

/** Reads a folder of exports with all of them. */
export async function readExports(dir: string): Promise<Record<string, Reading>> {
  const folder = new Folder(dir);
  const out: Record<string, Reading> = {};
  for (const [name, read] of Object.entries(readers)) out[name] = await read(folder);
  return out;
}
