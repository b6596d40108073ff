/** The reading list on this device. Nothing is stored before the reader puts something aside; without storage it lasts as long as the page. */
import { readEntries, type ReadingList } from './list-store.ts';

const key = 'reading-list';
let memory: ReadingList = [];

export function load(): ReadingList {
  try { const kept = localStorage.getItem(key); return kept === null ? memory : readEntries(JSON.parse(kept)); } catch { return memory; }
}
/** Stores the list; false when the browser keeps nothing. */
export function save(list: ReadingList): boolean {
  memory = list;
  try { if (list.length) localStorage.setItem(key, JSON.stringify(list)); else localStorage.removeItem(key); return true; } catch { return false; }
}
