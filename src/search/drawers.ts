/**
 * Small tables that are too large to load whole: entries are spread over drawers, and a query loads the drawers of its words.
 * A drawer's number comes from its name, so that reader and writer agree without a directory.
 */
/** FNV-1a over UTF-16 units. */
export function drawerOf(name: string, drawers: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
  return hash % drawers;
}

/** As many drawers as make one about `size` bytes: a power of two, `most` at most. */
export function drawerCount(bytes: number, size: number, most: number): number {
  let count = 1;
  while (count < most && bytes / count > size) count *= 2;
  return count;
}

/** What completion and correction find a word by: its first two letters. An elided particle is typed with its apostrophe or without. */
export function beginningOf(word: string): string {
  return word.replace("'", '').slice(0, 2);
}
