/** A part of an archive: `country=ml`, `person=…`, `year=2009` and so on; several are joined by "and". */
import { facets } from '../archive/facets.ts';
import type { Archive } from '../archive/link.ts';
import type { CableSummary } from '../archive/summary.ts';
import { didYouMean } from '../archive/problems.ts';

export interface Selection { readonly cables: readonly CableSummary[]; /** For file names: `country-ml`; empty for all. */ readonly name: string }

/** The cables every condition holds for. Throws with the known names when a facet or value is not known. */
export function select(archive: Archive, conditions: readonly string[]): Selection {
  let cables = archive.cables;
  for (const condition of conditions) {
    const [key = '', value = ''] = condition.split(/=(.*)/s);
    const facet = facets.find((f) => f.key === key);
    if (!facet || !value) throw new Error(`--select ${condition}: expected FACET=VALUE, where FACET is one of ${facets.map((f) => f.key).join(', ')}`);
    const held = archive.byFacet.get(facet.key)!;
    if (!held.has(value)) throw new Error(`--select ${condition}: no cable has the ${key} "${value}"; ${didYouMean(value, held.keys(), `the site lists them at /${facet.folder}/`)}`);
    const some = new Set(held.get(value));
    cables = cables.filter((c) => some.has(c));
  }
  if (!cables.length) throw new Error(`no cable fits ${conditions.join(' and ')}`);
  return { cables, name: conditions.map((c) => c.replace(/[^A-Za-z0-9]+/g, '-')).join('-') };
}
