/** The archive's persons, countries, posts, organizations and subjects by name: suggestions under the box, and the values of field words. */
import type { Manifest } from './build-options.ts';
import type { SearchEntity } from './entities.ts';
import { readEntityTable } from './entity-table.ts';
import { Loaded } from './index-reader.ts';
import type { IndexFiles } from './index-reader.ts';
import type { FacetKey } from './record.ts';
import type { EntitySuggestion } from './result.ts';
import { buildNameIndex, rankNames } from '../text/names/index.ts';
import { tokenize } from '../text/tokens.ts';

export interface Directory {
  suggest(query: string, lang: string | undefined, limit: number): EntitySuggestion[];
  /** Ids of the entities of a field that a reader may mean by `value`: those named so, else those whose name comes close. */
  named(field: FacetKey, value: string): string[];
}

/** How close a name must come to be suggested, and to be meant by a field word. 1 is the very name. */
const suggested = 0.62;
const meant = 0.8;

/**
 * Loads the entities on first use. Making them ready to be compared takes a tenth of a second of the processor: it begins when `idle` is there, so that
 * results which are wanted at the same time do not wait for it.
 */
export function openDirectory(files: IndexFiles, manifest: Manifest): (idle?: Promise<unknown>) => Promise<Directory> {
  const loaded = new Loaded<Directory>();
  const file = `${manifest.common.folder}/names.bin`;
  return (idle) => loaded.get(file, async () => {
    if (manifest.common.entities === 0) return directoryOf([]);
    const bytes = files.bytes(file);
    bytes.catch(() => undefined);
    await idle;
    return directoryOf(await files.parse(file, await bytes, readEntityTable));
  });
}

export function directoryOf(entities: readonly SearchEntity[]): Directory {
  const index = buildNameIndex(entities.map((entity, place) => ({ id: String(place), names: [...Object.values(entity.labels), ...entity.names, entity.id.replaceAll('-', ' ')] })));
  const ranked = (query: string, limit: number): { entity: SearchEntity; score: number }[] => rankNames(index, query, limit)
    .flatMap(({ id, score }) => { const entity = entities[Number(id)]; return entity === undefined ? [] : [{ entity, score }]; });
  return {
    suggest(query, _lang, limit) {
      if (tokenize(query).length === 0) return [];
      // Among names that come equally close, the one that more records mention is the likelier.
      return ranked(query.slice(0, 200), limit * 4).filter(({ score }) => score >= suggested)
        .map(({ entity, score }) => ({ entity, score: score + Math.log10(1 + entity.count) / 50 }))
        .sort((a, b) => b.score - a.score).slice(0, limit)
        .map(({ entity: { kind, id, url, labels, count }, score }) => ({ kind, id, url, labels, count, score }));
    },
    named(field, value) {
      const found = ranked(value.slice(0, 200), 200).filter(({ entity, score }) => entity.kind === field && score >= meant);
      const best = Math.max(0, ...found.map(({ score }) => score));
      return found.filter(({ score }) => score >= best - 0.05).map(({ entity }) => entity.id);
    },
  };
}
