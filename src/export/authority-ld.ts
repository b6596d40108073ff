/** Authority records as JSON-LD (schema.org), with the identifiers other catalogues know them by; and the BEACON file that lists those. */
import type { Organization, Person, Post } from '../archive/schema.ts';
import { earliest } from '../text/dates.ts';

type Identifiers = { wikidata?: string | undefined; viaf?: string | undefined; geonames?: string | undefined; gnd?: string | undefined; historian?: string | undefined } | undefined;
export const historianPages = 'https://history.state.gov/departmenthistory/people/';
export const externalAddresses = (ids: Identifiers): string[] => [
  ...(ids?.wikidata ? [`http://www.wikidata.org/entity/${ids.wikidata}`] : []), ...(ids?.viaf ? [`http://viaf.org/viaf/${ids.viaf}`] : []),
  ...(ids?.geonames ? [`https://sws.geonames.org/${ids.geonames}/`] : []), ...(ids?.gnd ? [`https://d-nb.info/gnd/${ids.gnd}`] : []), ...(ids?.historian ? [`${historianPages}${ids.historian}`] : []),
];
const words = (o: Readonly<Record<string, string>> | undefined) => (o ? Object.entries(o).map(([l, v]) => ({ '@language': l, '@value': v })) : undefined);
const day = (edtf: string | undefined): string | undefined => (edtf && !/[X/]/.test(edtf) ? edtf.replace(/[?~%]$/, '') : edtf ? earliest(edtf).slice(0, 4) || undefined : undefined);
const base = (url: string, names: Readonly<Record<string, string>>, variants: readonly string[], description: Readonly<Record<string, string>> | undefined, ids: Identifiers) => {
  const same = externalAddresses(ids);
  return { '@context': 'https://schema.org', '@id': url, url, name: words(names), ...(variants.length ? { alternateName: variants } : {}), ...(description ? { description: words(description) } : {}), ...(same.length ? { sameAs: same } : {}) };
};

export const personLd = (url: string, p: Person): object => ({ ...base(url, p.names, p.variants, p.description, p.identifiers), '@type': 'Person', ...(day(p.dates?.born) ? { birthDate: day(p.dates?.born) } : {}), ...(day(p.dates?.died) ? { deathDate: day(p.dates?.died) } : {}), ...(p.offices.length ? { hasOccupation: p.offices.map((o) => ({ '@type': 'Role', roleName: words(o.title), ...(day(o.from) ? { startDate: day(o.from) } : {}), ...(day(o.to) ? { endDate: day(o.to) } : {}) })) } : {}) });
export const organizationLd = (url: string, o: Organization): object => ({ ...base(url, o.names, o.variants, o.description, o.identifiers), '@type': 'Organization' });
export const postLd = (url: string, p: Post): object => ({ ...base(url, p.names, p.variants, p.description, p.identifiers), '@type': 'GovernmentOffice', address: { '@type': 'PostalAddress', addressLocality: words(p.city), addressCountry: p.country.toUpperCase() }, ...(p.coordinates ? { geo: { '@type': 'GeoCoordinates', latitude: p.coordinates[0], longitude: p.coordinates[1] } } : {}) });
export const countryLd = (url: string, code: string, names: Readonly<Record<string, string>>, variants: readonly string[], ids: Identifiers): object => ({ ...base(url, names, variants, undefined, ids), '@type': 'Country', identifier: code.toUpperCase() });

/** Catalogues of which a BEACON file says what this archive has pages for: an identifier is what follows the prefix. A file has one prefix, so each has its own. */
export const beacons = [
  { key: 'wikidata', file: 'data/beacon.txt', prefix: 'http://www.wikidata.org/entity/' },
  { key: 'historian', file: 'data/beacon-historian.txt', prefix: historianPages },
] as const;

export const beacon = (prefix: string, site: { readonly name: string; readonly contact: string; readonly url: string; readonly feed: string }, links: readonly (readonly [item: string, url: string])[]): string =>
  `#FORMAT: BEACON\n#PREFIX: ${prefix}\n#NAME: ${site.name}\n#INSTITUTION: ${site.name}\n#CONTACT: ${site.contact}\n#FEED: ${site.feed}\n#RELATION: http://www.w3.org/2000/01/rdf-schema#seeAlso\n\n${links.map(([q, url]) => `${q}||${url}\n`).join('')}`;
