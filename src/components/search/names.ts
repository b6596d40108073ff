/** What the values of filters are called: persons, posts, subjects … by the index's entities, closed lists by the page itself. */
import type { Interface } from '../../i18n/interface.ts';
import type { SearchClient } from '../../search/client.ts';
import type { FacetKey } from '../../search/record.ts';

/** What an entity is, in one word: person, country, post … */
export function kindName(kind: FacetKey, words: Interface): string {
  const { person, country, post, organization, subject } = words;
  return { person: person.person, country: country.country, post: post.post, organization: organization.organization, subject: subject.subject, year: words.year.year, classification: words.cable.classification, documentKind: words.cable.documentKind }[kind];
}

export interface Names {
  /** A value's name in the reader's language; the value itself while its name is not known. */
  of(field: FacetKey, value: string): string;
  /** Asks for the names that are not known yet, then calls back. At once when all are. */
  learn(wanted: Partial<Record<FacetKey, readonly string[]>>, then: () => void): void;
}

/** `given`: names that need no index, by field and value. */
export function namesFor(client: () => SearchClient, lang: string, given: Readonly<Record<string, Readonly<Record<string, string>>>>): Names {
  const known = new Map<string, string>();
  // A country of an address that the archive doesn't hold has a name all the same.
  const countries = new Intl.DisplayNames([lang], { type: 'region' });
  const key = (field: string, value: string): string => `${field}:${value}`;
  for (const [field, values] of Object.entries(given)) for (const [value, name] of Object.entries(values)) known.set(key(field, value), name);
  return {
    of: (field, value) => known.get(key(field, value)) ?? (field === 'country' && /^[a-z]{2}$/.test(value) ? countries.of(value.toUpperCase()) : undefined) ?? value,
    learn(wanted, then) {
      const unknown = Object.fromEntries(Object.entries(wanted).map(([field, values]) => [field, values.filter((v) => !known.has(key(field, v)))] as const).filter(([, values]) => values.length > 0));
      if (Object.keys(unknown).length === 0) { then(); return; }
      client().labels(unknown, (labels) => {
        // Without entities (an index file is damaged) ids stand for names: filters still work.
        for (const { kind, id, labels: byLanguage } of labels) known.set(key(kind, id), byLanguage[lang] ?? Object.values(byLanguage)[0] ?? id);
        then();
      });
    },
  };
}
