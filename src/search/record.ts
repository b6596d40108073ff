/**
 * What the rest of the system hands to the search: one record a page that readers can find.
 * The archive makes it from a parsed cable; the search knows nothing else of cables.
 */

/** The fields a reader can narrow a search by; their values are ids or codes, shown in words by the interface. */
export const facetKeys = ['person', 'organization', 'country', 'post', 'year', 'classification', 'subject', 'documentKind'] as const;
export type FacetKey = (typeof facetKeys)[number];

/** A paragraph or note: the place a hit leads to. */
export interface Passage {
  /** Fragment of the page's address, without `#`: `p3`, `p3-ar`, `note-algeria`. */
  anchor: string;
  /** BCP 47 tag of the words. */
  lang: string;
  field: 'text' | 'note';
  /** Plain text, as the reader sees it. */
  text: string;
}

export interface SearchRecord {
  /** Unique in the archive: `09BAMAKO776`, `page-about`. */
  id: string;
  /** Path on the site without a language prefix: `/cables/09BAMAKO776/`. */
  url: string;
  kind: 'cable' | 'page';
  /** Title by language tag. */
  titles: Record<string, string>;
  /** Sortable as text: `2009-12-01`, `2009-12`, `2009`; empty or left out when unknown. */
  date?: string;
  /** Id of the post it belongs to, for the line of the list; `facets.post` also holds the posts it mentions. */
  post?: string;
  facets: Partial<Record<FacetKey, string[]>>;
  passages: Passage[];
  /** Ids as held (`09BAMAKO776`); every usual writing of them is indexed. */
  identifiers: string[];
  /** All names and variants of the persons, posts, countries and organizations it is linked to, in every script. */
  names: string[];
  /** TAGS as printed: `PREL`, `PTER`. */
  tags: string[];
}
