/** Folder of the search index inside a built site. */
export const indexFolder = 'search-index';
