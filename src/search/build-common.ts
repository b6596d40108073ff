/** Writes what belongs to the whole archive and to no shard. Node only. */
import type { Manifest } from './build-options.ts';
import type { SearchEntity } from './entities.ts';
import { openFolder } from './folder-writer.ts';

export function writeCommon(outDir: string, entities: readonly SearchEntity[]): Manifest['common'] {
  const folder = openFolder(outDir, 'common');
  const sorted = [...entities].sort((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1));
  folder.write('entities.bin', new TextEncoder().encode(JSON.stringify(sorted)));
  return { folder: folder.finish(), entities: sorted.length };
}
