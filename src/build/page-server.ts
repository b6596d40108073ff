/**
 * The compiled templates as one function: a page's model in, its HTML out. Bundled by Astro; loaded by `render-worker.ts`.
 *
 * A request to Astro's server costs more than the page it gives (URL, Request, cookies, headers, Response, text to bytes and back). So Astro
 * is asked once, and hands its rendering context to a component of ours; every page is then rendered by Astro's own renderer in a copy of
 * that context. Templates have `Astro.props`, `Astro.locals` and slots; nothing of a request, which a static page has not.
 */
import { createApp } from 'astro/app/entrypoint';
import { createComponent, renderTemplate, renderToString } from 'astro/runtime/server/index.js';
import type { SSRResult } from 'astro';
import type { PageLocals } from './page-locals.ts';

const app = createApp({ streaming: false });
const route = app.manifestData.routes.find((r) => r.component.endsWith('[...path].astro'))!;
type Component = Parameters<typeof renderToString>[1];

let opened: Promise<{ page: Component; context: SSRResult }> | undefined;
/** The page template and Astro's rendering context for it, with the styles and scripts that its head names. */
async function open(): Promise<{ page: Component; context: SSRResult }> {
  const { pageMap } = app.manifest;
  const load = pageMap!.get(route.component)!;
  const module = await load();
  const { default: page } = await module.page();
  let context: SSRResult | undefined;
  const probe = createComponent((result: SSRResult) => {
    context = { ...result, styles: new Set(result.styles), scripts: new Set(result.scripts), links: new Set(result.links) };
    return renderTemplate``;
  });
  pageMap!.set(route.component, () => Promise.resolve({ ...module, page: () => Promise.resolve({ default: probe }) }) as unknown as ReturnType<typeof load>);
  try { await app.render(new Request('http://localhost/'), { routeData: route, locals: {} }); } finally { pageMap!.set(route.component, load); }
  if (!context) throw new Error('Astro did not render the page template; a middleware or route answers in its place');
  return { page: page as unknown as Component, context };
}

/** HTML of one page. Throws when a template does, so that a fault stops the build and never publishes half a page. */
export async function renderPage(address: string, locals: PageLocals): Promise<string> {
  const { page, context } = await (opened ??= open());
  const result: SSRResult = {
    ...context, pathname: address, styles: new Set(context.styles), scripts: new Set(context.scripts), links: new Set(context.links),
    createAstro: (props) => ({ props, locals, self: null }) as unknown as ReturnType<SSRResult['createAstro']>,
    // What a page leaves behind while it is rendered: which head and which scripts it has had.
    _metadata: { ...context._metadata, hasRenderedHead: false, renderedScripts: new Set(), hasDirectives: new Set(), rendererSpecificHydrationScripts: new Set(), extraHead: [], extraStyleHashes: [], extraScriptHashes: [], propagators: new Set(), pendingSlotEvaluations: [] },
  };
  const html = await renderToString(result, page, {}, null, true, route);
  if (typeof html !== 'string') throw new Error(`${address}: the page's template gave a response instead of a page`);
  return html;
}

/** The same page by a request to Astro's own server: what `renderPage` is tested against. */
export async function requestPage(address: string, locals: PageLocals): Promise<string> {
  const response = await app.render(new Request(new URL(address, 'http://localhost')), { locals, routeData: route });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${address}: the page's template failed (status ${response.status})`);
  return html;
}
