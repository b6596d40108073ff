import type { FacetKey } from './record.ts';
import type { EntitySuggestion } from './result.ts';

/** How close a name must be to the query for its page to stand above the results (1 is the very name), how close to the closest one, and how many such pages. */
const sameName = 0.95;
const nearBest = 0.06;
const pageLimit = 3;

/** The pages a reader most likely means when he types nothing but a name: of the suggestions, those that are the name itself. */
export function pagesMeant(suggestions: readonly EntitySuggestion[]): EntitySuggestion[] {
  const best = Math.max(0, ...suggestions.map(({ score }) => score));
  return suggestions.filter(({ score }) => score >= sameName && score >= best - nearBest).slice(0, pageLimit);
}

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
