import type { CableBody } from './compile.ts';
import type { PageTask, Shell } from './models/model.ts';

/** What `src/pages/[...path].astro` is given with each request. */
export interface PageLocals { readonly shell: Shell; readonly task: PageTask; readonly body: CableBody | null; /** In dev only: what is wrong with the content. */ readonly problems?: readonly string[] }
