/** The compiled templates as one function: a page's model in, its HTML out. Bundled by Astro; loaded by `render-worker.ts`. */
import { createApp } from 'astro/app/entrypoint';
import type { PageLocals } from './page-locals.ts';

const app = createApp({ streaming: false });
const route = app.manifestData.routes.find((r) => r.component.endsWith('[...path].astro'));

/** HTML of one page. Throws when a template does, so that a fault stops the build and never publishes half a page. */
export async function renderPage(address: string, locals: PageLocals): Promise<string> {
  const response = await app.render(new Request(new URL(address, 'http://localhost')), { locals, ...(route ? { routeData: route } : {}) });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${address}: the page's template failed (status ${response.status})`);
  return html;
}
