/** What is kept in memory of one cable: everything but its text. The text lies in a file named by `digest`. */
import type { Cable, CableVersion } from './schema.ts';
import type { Problem } from './problems.ts';

/** A link to a record, with where it stands; the archive knows nothing of how it was written. */
export interface SummaryMention {
  readonly scheme: 'person' | 'org' | 'post' | 'country' | 'place' | 'cable' | 'term' | 'note';
  readonly target: string;
  readonly fragment?: string;
  readonly text: string;
  readonly anchor: string;
  readonly line: number;
  readonly column: number;
}

export interface TextSummary {
  readonly lang: string;
  readonly own: boolean;
  /** File shown in problems. */
  readonly shown: string;
  readonly words: number;
  readonly mentions: readonly SummaryMention[];
  /** Anchors of paragraphs, in order. */
  readonly anchors: readonly string[];
  /** Notes defined in this language: label and first words, at most 200 characters. */
  readonly notes: readonly { readonly label: string; readonly opening: string; readonly anchor: string }[];
  /** The first words, for lists and link previews: at most 240 characters. */
  readonly opening: string;
}

export interface CableSummary {
  readonly meta: Cable;
  readonly versions: readonly (CableVersion & { readonly lang: string })[];
  readonly texts: readonly TextSummary[];
  /** Digest of all files of this cable and of the pipeline: names the file with the rendered text. */
  readonly digest: string;
  /** Where fields that name records stand in the main file: `post`, `persons:william-ward` → line and column. */
  readonly places: Readonly<Record<string, { readonly line: number; readonly column: number }>>;
  /** Problems that do not depend on other files. */
  readonly problems: readonly Problem[];
}

/** Title of a cable in a language, else in its own. */
export function titleIn(cable: CableSummary, lang: string): { text: string; lang: string } {
  if (cable.meta.text.language === lang) return { text: cable.meta.title, lang };
  const version = cable.versions.find((v) => v.lang === lang);
  return version ? { text: version.title, lang } : { text: cable.meta.title, lang: cable.meta.text.language };
}
