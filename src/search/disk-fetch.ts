/** A `fetch` that reads a folder: the terminal and the tests run the browser's search code over it. Node only. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Fetch } from './index-reader.ts';

/** Answers paths below `folder`; a missing file is status 404, as a web server would say. */
export function diskFetch(folder: string): Fetch {
  return async (url) => {
    try {
      const bytes = await readFile(path.join(folder, url));
      return new Response(bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Response(null, { status: 404 });
      throw error;
    }
  };
}
