/** Authority records, glossary, site and pages: read from their YAML and Markdown, each with the name its file gives it. */
import type { z } from 'zod';
import { countryPattern, slugPattern } from './identifiers.ts';
import type { Problem } from './problems.ts';
import { countrySchema, glossarySchema, organizationSchema, pageSchema, personSchema, postSchema, siteSchema } from './schema.ts';
import type { Country, Glossary, Organization, Page, Person, Post, Site } from './schema.ts';
import type { SourceFile } from './source-text.ts';
import { readYaml, splitFrontmatter } from './yaml-source.ts';

export interface PageFile { readonly name: string; readonly lang: string; readonly meta: Page; readonly file: SourceFile; readonly bodyStart: number }
export interface GlossaryEntry { readonly id: string; readonly en: readonly string[]; readonly ar: readonly string[]; readonly definition?: Readonly<Record<string, string>> }

export interface Authorities {
  readonly site: Site;
  readonly persons: ReadonlyMap<string, Person>;
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly countries: ReadonlyMap<string, Country>;
  readonly glossary: readonly GlossaryEntry[];
  readonly pages: readonly PageFile[];
}

/** `Cable traffic` → `cable-traffic`: the id of a glossary term. */
export const termId = (english: string): string => english.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** Reads a file, or gives what it read from the same text before. */
export interface Remember { <T extends { readonly value?: unknown; readonly problems: readonly Problem[] }>(file: SourceFile, read: () => T): T }

/** Reads every file that is no cable. `isCountry` tells a code of ISO 3166-1 (by Intl, which the i18n layer owns). */
export function readAuthorities(files: readonly SourceFile[], isCountry: (code: string) => boolean, remember: Remember = (_, read) => read()): { authorities: Authorities; problems: Problem[] } {
  const problems: Problem[] = [];
  const persons = new Map<string, Person>();
  const organizations = new Map<string, Organization>();
  const posts = new Map<string, Post>();
  const countries = new Map<string, Country>();
  const glossary: GlossaryEntry[] = [];
  const pages: PageFile[] = [];
  let site: Site | undefined;
  const add = (file: SourceFile, kind: Problem['kind'], found: string, expected: string, advice: string, severity: 'error' | 'warning' = 'error') =>
    problems.push({ file: file.shown, line: 1, column: 1, kind, found, expected, advice, severity });
  const yaml = <S extends z.ZodType>(file: SourceFile, schema: S): z.output<S> | undefined => {
    const r = remember(file, () => readYaml({ file, start: 0, end: file.text.length }, schema));
    problems.push(...r.problems);
    return r.value;
  };
  const record = <S extends z.ZodType>(file: SourceFile, name: string, schema: S, into: Map<string, z.output<S>>, pattern: RegExp, expected: string) => {
    if (!pattern.test(name)) { add(file, 'file-name', `the file name "${name}.yaml"`, expected, 'rename the file'); return; }
    const value = yaml(file, schema);
    if (value !== undefined) into.set(name, value);
  };
  for (const file of files) {
    const p = file.path;
    const m = /^authorities\/(persons|organizations|posts|countries)\/([^/]+)\.yaml$/.exec(p);
    if (m) {
      const name = m[2]!;
      if (m[1] === 'persons') record(file, name, personSchema, persons, slugPattern, 'lower-case ASCII words joined by hyphens');
      else if (m[1] === 'organizations') record(file, name, organizationSchema, organizations, slugPattern, 'lower-case ASCII words joined by hyphens');
      else if (m[1] === 'posts') record(file, name, postSchema, posts, slugPattern, 'lower-case ASCII words joined by hyphens');
      else {
        record(file, name, countrySchema, countries, countryPattern, 'an ISO 3166-1 alpha-2 code in lower case');
        if (countryPattern.test(name) && !isCountry(name)) add(file, 'value', `country code "${name}"`, 'a code of ISO 3166-1', 'correct the file name');
      }
    } else if (p === 'site.yaml') site = yaml(file, siteSchema);
    else if (/^glossary\/[^/]+\.yaml$/.test(p)) {
      for (const e of (yaml(file, glossarySchema) as Glossary | undefined) ?? []) {
        glossary.push({ id: termId(e.en[0]!), en: e.en, ar: e.ar ?? [], ...(e.definition ? { definition: e.definition } : {}) });
      }
    } else if (/^pages\/[a-z-]+\/[^/]+\.md$/i.test(p)) {
      const [, lang = '', name = ''] = /^pages\/([^/]+)\/([^/]+)\.md$/.exec(p) ?? [];
      if (!slugPattern.test(name)) { add(file, 'file-name', `the file name "${name}.md"`, 'lower-case ASCII words joined by hyphens', 'rename the file'); continue; }
      const parts = splitFrontmatter(file.text);
      if (!parts || parts.end < 0) { add(file, 'frontmatter', 'no closed frontmatter', 'YAML between two lines of ---', 'begin the file with a line ---, title: …, and a line ---'); continue; }
      const r = readYaml({ file, start: parts.start, end: parts.end }, pageSchema);
      problems.push(...r.problems);
      if (r.value) pages.push({ name, lang, meta: r.value, file, bodyStart: parts.body });
    }
  }
  if (!site && !files.some((f) => f.path === 'site.yaml')) {
    problems.push({ file: 'site.yaml', line: 1, column: 1, kind: 'missing', found: 'no site.yaml in the content folder', expected: 'site.yaml with title, languages and contact', advice: 'write one; DESIGN §3 and the README show it', severity: 'error' });
  }
  return { authorities: { site: site ?? siteSchema.parse({ title: { en: 'Archive' }, contact: 'editor@example.org' }), persons, organizations, posts, countries, glossary, pages }, problems };
}
