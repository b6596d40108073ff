/** What a published record of the collection must have besides being valid: its digest's length, both languages, a source for each note. */
import type { Cable, CableVersion } from '../schema.ts';
import type { TextKind } from '../vocabulary.ts';

export const digestWords = { least: 150, most: 400 } as const;

/** What is wrong with a digest's length, or undefined. Words of its blocks, notes not counted; other kinds of text may have any length. */
export function digestLength(kind: TextKind, words: number): string | undefined {
  if (kind !== 'digest' || (words >= digestWords.least && words <= digestWords.most)) return undefined;
  return `a digest of ${words} words`;
}

/** Languages of the site in which a cable has no text. None is missing from a record that is only a header. */
export function missingLanguages(own: string, versions: readonly string[], kind: TextKind, languages: readonly string[]): string[] {
  if (kind === 'header') return [];
  return languages.filter((l) => l !== own && !versions.includes(l));
}

/** Labels of notes that name neither a source nor the editors as their author. Notes of the printed edition have the edition as their source. */
export function unsourcedNotes(labels: Iterable<string>, notes: Cable['notes'] | CableVersion['notes']): string[] {
  const known = new Map(Object.entries(notes).map(([label, meta]) => [label.toLowerCase(), meta]));
  return [...new Set(labels)].filter((label) => {
    const meta = known.get(label.toLowerCase());
    return !meta || (meta.kind !== 'edition' && meta.sources.length === 0 && meta.by !== 'editors');
  });
}
