/** A `fetch` that reads a folder: the terminal and the tests run the browser's search code over it. Node only. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Fetch } from './index-reader.ts';

/** Answers paths below `folder`; a missing file is status 404, and a part of one 206, as a web server would say. */
export function diskFetch(folder: string): Fetch {
  return async (url, init) => {
    try {
      const bytes = await readFile(path.join(folder, url));
      const range = /^bytes=(\d+)-(\d+)$/.exec(init?.headers.range ?? '');
      return range ? new Response(bytes.subarray(Number(range[1]), Number(range[2]) + 1), { status: 206 }) : new Response(bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Response(null, { status: 404 });
      throw error;
    }
  };
}
