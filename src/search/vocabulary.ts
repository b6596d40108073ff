/** All words of an index, read back from its shards: what glossary, look-up by sound, completion and correction are made of. Node only. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShardEntry } from './build-options.ts';
import { unpack } from './folder-writer.ts';
import { readBlock, surfaceOf } from './word-block.ts';

export interface VocabularyWord { records: number; isName: boolean }

/** Folded word → number of records in all shards that hold it, ascending by word. A word is a name when any shard says so. */
export function readVocabulary(outDir: string, shards: readonly ShardEntry[]): Map<string, VocabularyWord> {
  const words = new Map<string, VocabularyWord>();
  for (const shard of shards) {
    for (let pack = 0; pack < shard.wordPacks; pack++) {
      for (const { key, records, isName } of readBlock(unpack(readFileSync(path.join(outDir, shard.folder, `w${pack}.bin`))))) {
        const word = surfaceOf(key);
        const known = words.get(word);
        if (known === undefined) words.set(word, { records, isName });
        else {
          known.records += records;
          known.isName ||= isName;
        }
      }
    }
  }
  return new Map([...words].sort(([a], [b]) => (a < b ? -1 : 1)));
}
