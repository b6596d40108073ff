/**
 * What a page shows, as plain JSON: a page is a pure function of its model, the shell of its language and the templates. The digest of
 * the three tells whether a page must be written again: that is all the incremental build needs to know.
 */
import type { CitationWords } from '../../export/citation.ts';
import type { Cable } from '../../archive/schema.ts';
import type { PersonRole } from '../../archive/vocabulary.ts';
import type { ReferenceGraph } from './reference-graph.ts';

/** What all pages of one language share. */
export interface Shell {
  readonly lang: string;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly siteTitle: string;
  /** The archive's title where citations name it. */
  readonly citedTitle: { readonly ar: string; readonly en: string };
  readonly siteDescription: string;
  /** Path of the site on its host: '' or '/archive'. */
  readonly base: string;
  /** base plus language prefix: what `siteRoot` stands for. */
  readonly root: string;
  readonly baseUrl: string;
  readonly contact: string;
  readonly publisher: string;
  readonly rights: { readonly notes?: string | undefined; readonly digests?: string | undefined; readonly documents?: string | undefined };
  readonly dates: { readonly months: 'maghreb' | 'egypt' | 'levant' | 'both'; readonly numerals: 'latn' | 'arab'; readonly hijri: boolean };
  /** Content pages of the footer: name and title. */
  readonly pages: readonly { readonly name: string; readonly title: string }[];
  readonly exports: readonly string[];
  /** Paths of the scripts that the search page has loaded at once, below `base`; left out while pages are made one by one. */
  readonly searchScripts?: readonly string[];
}

/** A cable as a line of a list. */
export interface CableLine {
  readonly id: string;
  readonly title: string;
  readonly titleLang: string;
  readonly date?: string | undefined;
  readonly post?: { readonly id: string; readonly name: string } | undefined;
  readonly office?: string | undefined;
  readonly kind: string;
  readonly classification?: string | undefined;
  readonly textKind: string;
  readonly status: string;
  readonly generated: boolean;
}

/** A record as a link with how often it occurs. */
export interface RecordLink { readonly id: string; readonly name: string; readonly lang?: string | undefined; readonly count: number; readonly detail?: string | undefined }

export interface Paging { readonly page: number; readonly of: number; /** Path of page 1, without root. */ readonly path: string }

export interface ReferenceLine extends Partial<CableLine> {
  readonly id: string;
  readonly held: boolean;
  /** Anchor in the citing text; '' for a REF line. */
  readonly anchor: string;
  /** Cited paragraph, where the reference names one. */
  readonly fragment?: string | undefined;
  readonly preview?: string | undefined;
  readonly previewLang?: string | undefined;
}

export interface CableModel {
  readonly kind: 'cable';
  readonly meta: Cable;
  readonly title: string;
  readonly titleLang: string;
  readonly otherTitles: readonly { readonly lang: string; readonly text: string }[];
  readonly digest: string;
  readonly texts: readonly { readonly lang: string; readonly own: boolean; readonly kind: string; readonly by?: string | undefined; readonly words: number }[];
  readonly opening: string;
  readonly persons: readonly { readonly id: string; readonly name: string; readonly nameLang: string; readonly role: PersonRole; readonly office?: string | undefined }[];
  readonly countries: readonly { readonly code: string; readonly name: string; readonly derived: boolean }[];
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly { readonly country: string; readonly slug: string; readonly text: string }[];
  readonly post?: { readonly id: string; readonly name: string; readonly derived: boolean } | undefined;
  readonly references: readonly ReferenceLine[];
  readonly otherReferences: readonly string[];
  readonly citedBy: readonly ReferenceLine[];
  /** Of all that cite it, more than are listed. */
  readonly citedByTotal: number;
  readonly earlier?: CableLine | undefined;
  readonly later?: CableLine | undefined;
  /** What citations name it by, in the languages of their styles. */
  readonly cited: { readonly ar: Omit<CitationWords, 'archive'>; readonly en: Omit<CitationWords, 'archive'> };
  /** Persons without a page: their links are shown as words. */
  readonly unlink: readonly string[];
}

export interface StubModel { readonly kind: 'stub'; readonly id: string; readonly citedBy: readonly ReferenceLine[]; readonly citedByTotal: number }
export interface TombstoneModel { readonly kind: 'tombstone'; readonly id: string; readonly date: string; readonly reason: string; readonly citedBy: readonly ReferenceLine[]; readonly citedByTotal: number }
export interface RedirectModel { readonly kind: 'redirect'; readonly to: string; readonly title: string }

/** A page about a record: who or what it is, then its cables. */
export interface RecordModel {
  readonly kind: 'record';
  readonly facet: 'person' | 'organization' | 'country' | 'post' | 'subject' | 'year';
  readonly id: string;
  readonly title: string;
  readonly titleLang: string;
  readonly description?: string | undefined;
  readonly descriptionLang?: string | undefined;
  readonly names: readonly { readonly lang: string; readonly text: string }[];
  readonly variants: readonly string[];
  readonly facts: readonly Fact[];
  readonly links: readonly { readonly key: 'persons' | 'posts' | 'places' | 'together' | 'countries' | 'subjects' | 'months'; readonly items: readonly RecordLink[] }[];
  readonly identifiers: Readonly<Record<string, string | undefined>>;
  readonly sources: readonly (string | { readonly title: string; readonly url?: string | undefined })[];
  readonly total: number;
  readonly groups: readonly { readonly role: string; readonly cables: readonly CableLine[] }[];
  /** Cables by year; for persons and posts also how many of them the record sent and how many it took part in: the rest mention it. */
  readonly years: readonly YearCount[];
  readonly graph?: ReferenceGraph | undefined;
  /** Country to show in its surroundings, with posts on it. */
  readonly map?: { readonly country: string; readonly points: readonly { readonly id: string; readonly name: string; readonly lat: number; readonly lon: number }[] } | undefined;
  readonly paging: Paging;
  readonly neighbours?: { readonly previous?: string | undefined; readonly next?: string | undefined } | undefined;
}
export interface YearCount { readonly year: string; readonly count: number; readonly sent?: number | undefined; readonly took?: number | undefined }
/** A labelled fact; the label is a word of the interface or of a vocabulary, chosen by the component. */
export type Fact =
  | { readonly type: 'date'; readonly label: 'born' | 'died' | 'from' | 'to'; readonly value: string }
  | { readonly type: 'office'; readonly title: string; readonly titleLang: string; readonly from?: string | undefined; readonly to?: string | undefined; readonly country?: string | undefined }
  | { readonly type: 'text'; readonly label: string; readonly value: string; readonly href?: string | undefined };

export interface CableListModel { readonly kind: 'cables'; readonly cables: readonly CableLine[]; readonly total: number; readonly paging: Paging }
export interface RecordListModel { readonly kind: 'records'; readonly facet: RecordModel['facet']; readonly groups: readonly { readonly heading: string; readonly items: readonly RecordLink[] }[]; readonly total: number; readonly paging: Paging; /** Countries for the map: on the first page of their list. */ readonly map?: readonly RecordLink[] | undefined }
export interface AnnotationListModel {
  readonly kind: 'annotations';
  readonly noteKind: string;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  readonly notes: readonly { readonly cable: string; readonly cableTitle: string; readonly cableTitleLang: string; readonly label: string; readonly lang: string; readonly opening: string; readonly by?: string | undefined; readonly date?: string | undefined }[];
  readonly total: number;
  readonly paging: Paging;
}
export interface HomeModel {
  readonly kind: 'home';
  readonly counts: { readonly cables: number; readonly persons: number; readonly notes: number };
  readonly latest: readonly (CableLine & { readonly opening: string; readonly openingLang: string })[];
  readonly countries: readonly RecordLink[];
  readonly persons: readonly RecordLink[];
  readonly years: readonly RecordLink[];
  readonly posts: readonly RecordLink[];
  readonly featured?: (CableLine & { readonly opening: string; readonly openingLang: string }) | undefined;
}
export interface TextPageModel {
  readonly kind: 'text';
  readonly name: string;
  readonly title: string;
  readonly lang: string;
  readonly html: string;
  readonly glossary: readonly { readonly id: string; readonly en: string; readonly ar: string; readonly also: readonly string[]; readonly definition: string; readonly definitionLang: string }[];
}
export interface SearchModel { readonly kind: 'search' }
export interface NotFoundModel { readonly kind: 'not-found' }
export interface LogModel {
  readonly kind: 'log';
  readonly paging: Paging;
  readonly entries: readonly { readonly id: string; readonly title: string; readonly titleLang: string; readonly date: string; readonly what: 'withdrawn' | 'revised'; readonly detail: string }[];
}
export interface DataModel { readonly kind: 'data'; readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string; /** Table it is (a part of), where it is one. */ readonly table?: string | undefined }[]; readonly fields: readonly { readonly table: string; readonly fields: readonly { readonly name: string; readonly description: string }[] }[] }
export interface ReadingListModel { readonly kind: 'reading-list' }

export type PageModel =
  | CableModel | StubModel | TombstoneModel | RedirectModel | RecordModel | CableListModel | RecordListModel | AnnotationListModel
  | HomeModel | TextPageModel | SearchModel | NotFoundModel | LogModel | DataModel | ReadingListModel;

/** One page to write. */
export interface PageTask {
  /** Address below the language's root: `/cables/09BAMAKO776/`, `/404.html`. */
  readonly path: string;
  readonly lang: string;
  readonly title: string;
  readonly description: string;
  /** Languages this page exists in. */
  readonly alternates: readonly string[];
  /** Not for search engines. */
  readonly noindex: boolean;
  readonly model: PageModel;
  /** Digest of all that the page is made from but its path and what all pages share; where it is left out, the model itself tells. */
  readonly inputs?: string | undefined;
}
