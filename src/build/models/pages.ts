/** Every page of the site, one language after another, in a stable order. A generator: nothing that grows with the archive is held. */
import { facets } from '../../archive/facets.ts';
import type { Archive } from '../../archive/link.ts';
import { titleIn, type CableSummary } from '../../archive/summary.ts';
import { interfaceWords } from '../../i18n/index.ts';
import { numberNotes, renderMarkup } from '../../markup/pipeline.ts';
import { withoutPersonAnchors } from '../../markup/markup.ts';
import type { Problem } from '../../archive/problems.ts';
import { cableLine, cableModel, citedByLines, neighbours, wordsIn } from './cable-model.ts';
import { inputsOf } from './inputs.ts';
import { nameOf, recordIds, recordListModels, recordModel, subjectCodes } from './record-models.ts';
import type { AnnotationListModel, CableModel, DataModel, HomeModel, LogModel, PageModel, PageTask, RecordLink, RecordModel, Shell, TextPageModel } from './model.ts';
import { tableSchema, tables, type DataFile, type TableName } from '../../export/tables.ts';
import { noteKinds } from '../../archive/vocabulary.ts';

export function makeShell(archive: Archive, lang: string, baseUrl: string): Shell {
  const { site } = archive;
  const base = new URL(baseUrl).pathname.replace(/\/$/, '');
  const defaultLanguage = site.languages[0]!;
  const known = ['about', 'editorial-policy', 'how-to-read-a-cable', 'glossary'];
  const own = archive.pages.filter((p) => p.lang === lang);
  const title = (name: string) => own.find((p) => p.name === name)?.meta.title;
  return {
    lang, languages: site.languages, defaultLanguage, base, root: base + (lang === defaultLanguage ? '' : `/${lang}`), baseUrl: baseUrl.replace(/\/$/, ''),
    siteTitle: wordsIn(site.title, lang).text, citedTitle: { ar: wordsIn(site.title, 'ar').text, en: wordsIn(site.title, 'en').text }, siteDescription: site.description ? wordsIn(site.description, lang).text : '',
    contact: site.contact, publisher: site.publisher ? wordsIn(site.publisher, lang).text : wordsIn(site.title, lang).text, rights: site.rights,
    dates: { months: site.months, numerals: site.numerals, hijri: site.hijri },
    pages: [...known, ...own.map((p) => p.name).filter((n) => !known.includes(n)).sort()].flatMap((name) => (title(name) ? [{ name, title: title(name)! }] : [])),
    exports: site.exports,
  };
}

/** Problems in the site's own pages. */
export function pageProblems(archive: Archive): Problem[] {
  const problems = archive.pages.flatMap((p) => {
    const body = p.file.text.slice(p.bodyStart);
    const r = renderMarkup({ file: p.file, start: p.bodyStart, lang: p.lang, own: true, labelsElsewhere: [], noteNumbers: numberNotes([body]) });
    const dead = r.markup.mentions.flatMap((m): Problem[] => {
      const unknown = (what: string, where: string): Problem[] => [{ file: p.file.shown, line: m.line, column: m.column, kind: 'unknown-target', found: `${what} "${m.target}" is not known`, expected: `a record in ${where}`, advice: 'correct the id', severity: 'error' }];
      if (m.scheme === 'person' && !archive.persons.has(m.target)) return unknown('person', 'authorities/persons');
      if (m.scheme === 'org' && !archive.organizations.has(m.target)) return unknown('organization', 'authorities/organizations');
      if (m.scheme === 'post' && !archive.posts.has(m.target)) return unknown('post', 'authorities/posts');
      if (m.scheme === 'cable' && !archive.cableById.has(m.target) && !archive.citedBy.has(m.target)) return unknown('cable', 'cables');
      return [];
    });
    return [...r.problems, ...dead];
  });
  for (const lang of archive.site.languages) {
    try { interfaceWords(lang); } catch { problems.push({ file: 'site.yaml', line: 1, column: 1, kind: 'value', found: `the language "${lang}"`, expected: 'a language the interface has words for (ar, en)', advice: 'remove it from languages, or add src/i18n words', severity: 'error' }); }
  }
  return problems;
}

const descriptionOf = (c: CableSummary, lang: string): string => (c.texts.find((t) => t.lang === lang) ?? c.texts[0])?.opening ?? '';

const taskMaker = (archive: Archive, lang: string) => (path: string, title: string, model: PageModel, description = '', more: Partial<PageTask> = {}): PageTask => ({ path, lang, title, description, alternates: archive.site.languages, noindex: false, model, ...more });

/** The pages of cables the archive holds, of those `wanted`. Those of one cable in several languages follow one another, since they show the same text. */
export function* cableTasks(archive: Archive, shells: readonly Shell[], wanted: (c: CableSummary) => boolean = () => true): Generator<PageTask> {
  const near = neighbours(archive);
  const inputs = inputsOf(archive);
  for (const c of archive.cables) {
    if (wanted(c)) for (const { lang } of shells) {
      let model: CableModel | undefined;
      yield {
        path: `/cables/${c.meta.id}/`, lang, title: titleIn(c, lang).text, description: descriptionOf(c, lang), alternates: archive.site.languages, noindex: false, inputs: inputs.page(c, near),
        // Made when somebody looks: most pages of most builds are as before.
        get model() { return (model ??= cableModel(archive, c, lang, near)); },
      };
    }
  }
}

/** Every page of the site in all its languages; those of cables come with the first. */
export function* siteTasks(archive: Archive, shells: readonly Shell[], data: readonly DataFile[]): Generator<PageTask> {
  for (const [i, shell] of shells.entries()) yield* pageTasks(archive, shell, data, i === 0 ? cableTasks(archive, shells) : []);
}

/** The pages of one language. `data` is what the data page lists: the exports of this build. */
export function* pageTasks(archive: Archive, shell: Shell, data: readonly DataFile[] = [], cables: Iterable<PageTask> = cableTasks(archive, [shell])): Generator<PageTask> {
  const { lang } = shell;
  const words = interfaceWords(lang, shell.dates.numerals);
  const codes = subjectCodes(archive);
  const page = taskMaker(archive, lang);
  const paged = (path: string, n: number): string => (n === 1 ? path : `${path}page/${n}/`);
  const inputs = inputsOf(archive);

  yield page('/', shell.siteTitle, homeModel(archive, lang, codes), shell.siteDescription);
  yield* cables;
  for (const id of archive.notHeld) yield page(`/cables/${id}/`, id, { kind: 'stub', id, ...citedByLines(archive, id, lang) }, '', { noindex: true });
  for (const c of archive.withdrawn) yield page(`/cables/${c.meta.id}/`, words.banner.withdrawn, { kind: 'tombstone', id: c.meta.id, date: c.meta.withdrawn!.date, reason: c.meta.withdrawn!.reason, ...citedByLines(archive, c.meta.id, lang) }, '', { noindex: true });
  for (const [old, id] of archive.redirects) yield page(`/cables/${old}/`, id, { kind: 'redirect', to: `/cables/${id}/`, title: archive.cableById.has(id) ? titleIn(archive.cableById.get(id)!, lang).text : id }, '', { noindex: true });

  const size = archive.site.pageSize;
  const pages = Math.max(1, Math.ceil(archive.cables.length / size));
  for (let i = 0; i < pages; i++) {
    const own = archive.cables.slice(i * size, (i + 1) * size);
    yield later(archive, lang, { path: paged('/cables/', i + 1), title: words.nav.cables, inputs: inputs.list(`${archive.cables.length}`, own) }, () => ({ kind: 'cables', cables: own.map((c) => cableLine(archive, c, lang)), total: archive.cables.length, paging: { page: i + 1, of: pages, path: '/cables/' } }));
  }
  for (const f of facets) {
    if (!f.page) continue;
    const facet = f.key as 'person';
    const title = { person: words.nav.persons, organization: words.nav.organizations, country: words.nav.countries, post: words.nav.posts, subject: words.nav.subjects, year: words.nav.years }[facet];
    for (const m of recordListModels(archive, facet, lang, codes)) yield page(paged(`/${f.folder}/`, m.paging.page), title, m);
    for (const id of recordIds(archive, facet)) {
      const count = archive.byFacet.get(f.key)!.get(id)?.length ?? 0;
      for (let i = 0; i < Math.max(1, Math.ceil(count / size)); i++) {
        let made: RecordModel | undefined;
        const model = (): RecordModel => (made ??= recordModel(archive, facet, id, lang, codes, i + 1));
        yield {
          path: paged(`/${f.folder}/${id}/`, i + 1), lang, title: nameOf(archive, f.key, id, lang, codes).text, alternates: archive.site.languages, noindex: false, inputs: inputs.record(f.key, id, codes, i + 1),
          get description() { return model().description ?? ''; }, get model() { return model(); },
        };
      }
    }
  }
  for (const [old, to, folder] of authorityRedirects(archive)) yield page(`/${folder}/${old}/`, to, { kind: 'redirect', to: `/${folder}/${to}/`, title: to }, '', { noindex: true });
  yield* annotationPages(archive, lang, page, paged, words.nav.annotations);
  for (const p of archive.pages.filter((x) => x.lang === lang)) yield page(`/${p.name}/`, p.meta.title, textPage(archive, p, lang), p.meta.description ?? '');
  for (const p of archive.pages.filter((x) => x.lang === lang)) for (const old of p.meta.redirectFrom) yield page(`/${old}/`, p.meta.title, { kind: 'redirect', to: `/${p.name}/`, title: p.meta.title }, '', { noindex: true });
  const entries: LogModel['entries'] = [
    ...archive.withdrawn.map((c) => ({ id: c.meta.id as string, title: c.meta.id as string, titleLang: 'en', date: c.meta.withdrawn!.date, what: 'withdrawn' as const, detail: c.meta.withdrawn!.reason as string })),
    ...archive.cables.flatMap((c) => { const t = titleIn(c, lang); return c.meta.revised.map((r) => ({ id: c.meta.id as string, title: t.text, titleLang: t.lang, date: r.date, what: 'revised' as const, detail: wordsIn(r.change, lang).text })); }),
  ].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));
  const logPages = Math.max(1, Math.ceil(entries.length / size));
  for (let i = 0; i < logPages; i++) yield page(paged('/corrections/', i + 1), words.footer.corrections, { kind: 'log', entries: entries.slice(i * size, (i + 1) * size), paging: { page: i + 1, of: logPages, path: '/corrections/' } });
  if (shell.exports.includes('tables')) yield page('/data/', words.data.title, dataModel(data), words.data.help);
  yield page('/search/', words.search.title, { kind: 'search' }, `${words.search.label}${words.language.colon}${words.search.placeholder}`);
  yield page('/reading-list/', words.nav.readingList, { kind: 'reading-list' }, '', { noindex: true });
  yield page('/404.html', words.notFound.title, { kind: 'not-found' }, '', { noindex: true });
}

const dataModel = (files: readonly DataFile[]): DataModel => ({
  kind: 'data', files: files.map((f) => ({ path: f.path, bytes: f.bytes, sha256: f.sha256, ...(f.table ? { table: f.table } : {}) })),
  fields: (Object.keys(tables) as TableName[]).map((table) => ({ table, fields: tableSchema(table).fields })),
});

function* authorityRedirects(archive: Archive): Generator<[string, string, string]> {
  for (const [folder, records] of [['persons', archive.persons], ['organizations', archive.organizations], ['posts', archive.posts]] as const) {
    for (const [id, r] of records) if (!('public' in r) || r.public) for (const old of r.redirectFrom) yield [old, id, folder];
  }
}

function homeModel(archive: Archive, lang: string, codes: ReadonlyMap<string, string>): HomeModel {
  const links = (facet: 'country' | 'person' | 'post' | 'year', limit: number): RecordLink[] => [...archive.byFacet.get(facet)!]
    .filter(([id]) => facet !== 'person' || archive.persons.get(id)?.public)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, limit)
    .map(([id, cs]) => { const n = nameOf(archive, facet, id, lang, codes); return { id, name: n.text, ...(n.lang === lang ? {} : { lang: n.lang }), count: cs.length }; });
  const withOpening = (c: CableSummary) => { const t = c.texts.find((x) => x.lang === lang) ?? c.texts[0]; return { ...cableLine(archive, c, lang), opening: t?.opening ?? '', openingLang: t?.lang ?? lang }; };
  const real = archive.cables.filter((c) => c.meta.provenance.kind !== 'generated' && c.meta.text.kind !== 'header');
  // Latest added first; among those added the same day the younger document. What has no date comes last.
  const added = (c: CableSummary): string => c.meta.added ?? '';
  const recent = real.toReversed().sort((a, b) => Number(!a.meta.date) - Number(!b.meta.date) || (added(a) < added(b) ? 1 : added(a) > added(b) ? -1 : 0));
  const featured = archive.site.featured === undefined ? undefined : archive.cableById.get(archive.site.featured);
  return {
    kind: 'home',
    counts: { cables: archive.cables.length, persons: recordIds(archive, 'person').length, notes: archive.cables.reduce((n, c) => n + new Set(c.texts.flatMap((t) => t.notes.map((x) => x.label))).size, 0) },
    latest: recent.filter((c) => c !== featured).slice(0, 6).map(withOpening), ...(featured ? { featured: withOpening(featured) } : {}),
    countries: links('country', 16), persons: links('person', 18), posts: links('post', 12), years: links('year', 200).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A task whose model is made when somebody looks: most lists of most builds are as before. */
function later(archive: Archive, lang: string, known: { readonly path: string; readonly title: string; readonly inputs: string }, make: () => PageModel): PageTask {
  let made: PageModel | undefined;
  return { ...known, lang, description: '', alternates: archive.site.languages, noindex: false, get model() { return (made ??= make()); } };
}

type Noted = readonly { readonly cable: CableSummary; readonly label: string }[];
const noted = new WeakMap<Archive, ReadonlyMap<string, Noted>>();
/** The notes of an archive by their kind, in the order of its cables. */
function notesByKind(archive: Archive): ReadonlyMap<string, Noted> {
  let kinds = noted.get(archive) as Map<string, { cable: CableSummary; label: string }[]> | undefined;
  if (kinds) return kinds;
  noted.set(archive, (kinds = new Map()));
  for (const cable of archive.cables) for (const label of new Set(cable.texts.flatMap((t) => t.notes.map((n) => n.label)))) {
    const kind = cable.meta.notes[label]?.kind ?? 'context';
    const list = kinds.get(kind);
    if (list) list.push({ cable, label }); else kinds.set(kind, [{ cable, label }]);
  }
  return kinds;
}

function* annotationPages(archive: Archive, lang: string, page: ReturnType<typeof taskMaker>, paged: (path: string, n: number) => string, title: string): Generator<PageTask> {
  const byKind = notesByKind(archive);
  const lineOf = ({ cable: c, label }: Noted[number]): AnnotationListModel['notes'][number] => {
    const name = titleIn(c, lang), meta = c.meta.notes[label];
    const text = c.texts.find((t) => t.lang === lang && t.notes.some((n) => n.label === label)) ?? c.texts.find((t) => t.notes.some((n) => n.label === label))!;
    return { cable: c.meta.id, cableTitle: name.text, cableTitleLang: name.lang, label, lang: text.lang, opening: text.notes.find((n) => n.label === label)!.opening, by: meta?.by, date: meta?.date };
  };
  const kinds = noteKinds.filter((k) => byKind.has(k) || archive.keptPages.get('annotation')?.includes(k)).map((kind) => ({ kind, count: byKind.get(kind)?.length ?? 0 }));
  const size = archive.site.pageSize;
  yield page('/annotations/', title, { kind: 'annotations', noteKind: '', kinds, notes: [], total: kinds.reduce((n, k) => n + k.count, 0), paging: { page: 1, of: 1, path: '/annotations/' } });
  for (const { kind, count } of kinds) {
    const pages = Math.max(1, Math.ceil(count / size));
    for (let i = 0; i < pages; i++) {
      const path = `/annotations/${kind}/`;
      const own = (byKind.get(kind) ?? []).slice(i * size, (i + 1) * size);
      // Where a page begins within a cable's notes follows from the first of them.
      const inputs = inputsOf(archive).list(JSON.stringify([kinds, kind, own[0]?.label, own.length]), own.map((n) => n.cable));
      yield later(archive, lang, { path: paged(path, i + 1), title, inputs }, () => ({ kind: 'annotations', noteKind: kind, kinds, notes: own.map(lineOf), total: count, paging: { page: i + 1, of: pages, path } }));
    }
  }
}

function textPage(archive: Archive, p: Archive['pages'][number], lang: string): TextPageModel {
  const body = p.file.text.slice(p.bodyStart);
  const { markup } = renderMarkup({ file: p.file, start: p.bodyStart, lang: p.lang, own: true, labelsElsewhere: [], noteNumbers: numberNotes([body]) });
  const hidden = [...archive.persons].filter(([, r]) => !r.public).map(([id]) => id);
  const html = markup.blocks.map((b) => {
    const id = b.anchor ? ` id="${b.anchor}"` : '';
    const number = b.number ? `<span class="number">${b.number}</span> ` : '';
    const inside = withoutPersonAnchors(b.html, hidden);
    return `<${b.tag}${id}${b.dir === markup.dir ? '' : ` lang="${b.lang}" dir="${b.dir}"`}>${number}${inside}</${b.tag}>`;
  }).join('\n');
  const defined = p.name === 'glossary' ? archive.glossary.filter((g) => g.definition) : [];
  const collator = new Intl.Collator(lang);
  return {
    kind: 'text', name: p.name, title: p.meta.title, lang: p.lang, html,
    glossary: defined.map((g) => { const d = wordsIn(g.definition!, lang); return { id: g.id, en: g.en[0]!, ar: g.ar[0] ?? '', also: [...g.en.slice(1), ...g.ar.slice(1)], definition: d.text, definitionLang: d.lang }; })
      .sort((a, b) => collator.compare(lang === 'ar' && a.ar ? a.ar : a.en, lang === 'ar' && b.ar ? b.ar : b.en)),
  };
}
