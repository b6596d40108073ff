/** MiniSearch on the same set, for comparison only: it is no part of the product. Node only. */
import type { EvaluationRanker } from './evaluation.ts';

/** Ranks as MiniSearch does out of the box, over title and text. */
export const rankWithMiniSearch: EvaluationRanker = async (documents) => {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch<{ _id: string }>({ fields: ['title', 'text'], idField: '_id' });
  index.addAll(documents);
  return (query, limit) => Promise.resolve(index.search(query).slice(0, limit).map(({ id, score }) => [String(id), score]));
};
