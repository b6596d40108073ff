/** A small archive of our own invention for the tests of the search. No real person or document. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIndex } from './build.ts';
import type { IndexOptions } from './build-options.ts';
import { diskFetch } from './disk-fetch.ts';
import type { SearchEntity } from './entities.ts';
import { openSearch } from './open.ts';
import type { Searcher } from './open.ts';
import type { SearchRecord } from './record.ts';

/** A record with what a test says and nothing else. */
export function makeRecord(id: string, given: Partial<SearchRecord> & { text?: Record<string, string> } = {}): SearchRecord {
  const { text = {}, ...rest } = given;
  return {
    id, url: `/cables/${id}/`, kind: 'cable', titles: {}, facets: {}, identifiers: [id], names: [], tags: [],
    passages: Object.entries(text).map(([lang, words], index) => ({ anchor: lang === 'en' ? `p${index + 1}` : `p${index + 1}-${lang}`, lang, field: 'text', text: words })),
    ...rest,
  };
}

export const records: SearchRecord[] = [
  makeRecord('09BAMAKO776', {
    titles: { ar: 'لقاء السفيرة مع رئيس البلاد', en: 'The ambassador meets the president' }, date: '2009-12-01',
    facets: { country: ['ml'], person: ['samba-diarra'], year: ['2009'], subject: ['pter'] },
    passages: [
      { anchor: 'p1', lang: 'en', field: 'text', text: 'The ambassador met President Diarra in Bamako.' },
      { anchor: 'p2', lang: 'en', field: 'text', text: 'He spoke of arms smuggling in the north, and of the camps that have to be controlled.' },
      { anchor: 'p1-ar', lang: 'ar', field: 'text', text: 'التقت السفيرةُ الرئيسَ ديارا في باماكو.' },
      { anchor: 'note-camps', lang: 'ar', field: 'note', text: 'مخيمات في شمال البلاد.' },
    ],
    names: ['Samba Diarra', 'Diarra, Samba', 'مالي', 'Mali'], tags: ['PTER'],
  }),
  makeRecord('1973LIMA02545', {
    titles: { en: 'Fishing limits' }, date: '1973', facets: { country: ['pe'], year: ['1973'] }, names: ['Peru', 'بيرو', 'Pérou'],
    text: { en: 'The ministry of foreign affairs wants two hundred miles. Smuggling was not discussed.' },
  }),
  makeRecord('06ALGIERS1', {
    titles: { ar: 'الحدود والنفط' }, date: '2006-05', facets: { country: ['dz', 'ml'], year: ['2006'] }, names: ['الجزائر', 'Algeria'],
    text: { ar: 'بحث الوزيران الحدودَ بين البلدين وأسعار النفط. والكتاب الأبيض لم يُنشر بعد.' },
  }),
  makeRecord('page-about', { kind: 'page', url: '/about/', titles: { en: 'About' }, text: { en: 'How this archive is edited.' }, identifiers: [] }),
];

export const entities: SearchEntity[] = [
  { kind: 'person', id: 'samba-diarra', url: '/persons/samba-diarra/', labels: { en: 'Samba Diarra' }, names: ['Diarra, Samba'], count: 1 },
  { kind: 'country', id: 'ml', url: '/countries/ml/', labels: { ar: 'مالي', en: 'Mali' }, names: [], count: 2 },
  { kind: 'country', id: 'dz', url: '/countries/dz/', labels: { ar: 'الجزائر', en: 'Algeria' }, names: ['Algérie'], count: 1 },
];

export const glossary = [
  { en: ['smuggle', 'smuggling'], ar: ['تهريب', 'هرّب'] },
  { en: ['arms', 'weapon'], ar: ['سلاح', 'أسلحة'] },
  { en: ['foreign ministry', 'ministry of foreign affairs'], ar: ['وزارة الخارجية'] },
  { en: ['oil', 'petroleum'], ar: ['نفط', 'بترول'] },
];

const made: string[] = [];
process.once('exit', () => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

/** Indexes records in a new folder below the system's temporary folder, which goes when the tests end, and returns the folder. */
export async function indexOf(given: readonly SearchRecord[], options: Partial<IndexOptions> = {}): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'barqiyat-search-'));
  made.push(outDir);
  await buildIndex(given, entities, { outDir, indexer: 'plain', glossary, ...options });
  return outDir;
}

export function openFolder(folder: string): Promise<Searcher> {
  return openSearch({ base: '', fetch: diskFetch(folder) });
}
