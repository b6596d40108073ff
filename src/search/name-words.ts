/** Tells names from other words while a shard is read: what is written with a capital inside a sentence, or linked as a name. */
import type { Section } from './document.ts';
import { isArabicWord } from '../text/fold.ts';

export class NameCounter {
  readonly #capital = new Map<string, number>();
  readonly #small = new Map<string, number>();
  readonly #linked = new Set<string>();

  add(sections: readonly Section[]): void {
    for (const section of sections) {
      if (section.field === 'about') section.tokens.forEach(({ word }) => this.#linked.add(word));
      else if (!isInCapitals(section.text)) this.#count(section);
    }
  }

  #count({ text, tokens }: Section): void {
    for (const { word, start } of tokens) {
      if (!/^[a-z']{3,}$/.test(word)) continue;
      const first = text.charAt(start);
      if (first === first.toLowerCase()) this.#small.set(word, (this.#small.get(word) ?? 0) + 1);
      // At the beginning of a sentence a capital says nothing.
      else if (/[\p{L}\p{N},;)]["'’]?\s$/u.test(text.slice(Math.max(0, start - 3), start))) this.#capital.set(word, (this.#capital.get(word) ?? 0) + 1);
    }
  }

  evidence(word: string): NameEvidence {
    return { capital: this.#capital.get(word) ?? 0, small: this.#small.get(word) ?? 0, linked: this.#linked.has(word) };
  }
}

/** What speaks for a word's being a name: times it was written with a capital inside a sentence and without, and whether it is part of a linked name. */
export interface NameEvidence { readonly capital: number; readonly small: number; readonly linked: boolean }

/** Arabic has no capitals: any word of some length may be a name. */
export function isNameWord(word: string, { capital, small, linked }: NameEvidence): boolean {
  if (isArabicWord(word)) return word.length >= 3;
  return (/^[a-z']{2,}$/.test(word) && linked) || capital > 2 * small;
}

/** Telegrams in capitals throughout tell nothing about names. */
function isInCapitals(text: string): boolean {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  return letters > 20 && (text.match(/[A-Z]/g)?.length ?? 0) > letters / 2;
}
