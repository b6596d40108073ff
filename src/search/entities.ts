import type { FacetKey } from './record.ts';

/** A person, country, post, organization or subject that the search box can suggest: each has a page of its own. */
export interface SearchEntity {
  kind: Extract<FacetKey, 'person' | 'organization' | 'country' | 'post' | 'subject'>;
  id: string;
  /** Path on the site without a language prefix: `/persons/amadou-toumani-toure/`. */
  url: string;
  /** The established form by language tag, as shown. */
  labels: Record<string, string>;
  /** Every other writing, in any script. */
  names: string[];
  /** Number of records it is linked to. */
  count: number;
}
