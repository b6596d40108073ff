/**
 * The compiled templates as one function: a page's model in, its HTML out. Bundled by Astro; loaded by `render-worker.ts`.
 *
 * A request to Astro's server costs more than the page it gives (URL, Request, cookies, headers, Response, text to bytes and back). So Astro
 * is asked once, and hands its rendering context to a component of ours; every page is then written by `component-runtime.ts`, with the head and
 * the scripts that Astro gave. Templates have `Astro.props`, `Astro.locals` and slots; nothing of a request, which a static page has not.
 */
import { createApp } from 'astro/app/entrypoint';
import { createComponent, renderHead, renderScript, renderTemplate, renderToString } from 'astro/runtime/server/index.js';
import type { SSRResult } from 'astro';
import { UnknownScript, writeComponent } from './component-runtime.ts';
import type { PageLocals } from './page-locals.ts';

const app = createApp({ streaming: false });
const route = app.manifestData.routes.find((r) => r.component.endsWith('[...path].astro'))!;
type Component = Parameters<typeof renderToString>[1];

interface Opened { readonly page: Component; readonly context: SSRResult; /** What Astro writes before a page. */ readonly doctype: string; readonly head: string; readonly scripts: Map<string, string> }
let opened: Promise<Opened> | undefined;

/** Astro's rendering context as a page finds it: what pages leave behind in it (which head and which scripts they have had) is put back. */
const fresh = (context: SSRResult): SSRResult => ({
  ...context, styles: new Set(context.styles), scripts: new Set(context.scripts), links: new Set(context.links),
  _metadata: { ...context._metadata, hasRenderedHead: false, renderedScripts: new Set(), hasDirectives: new Set(), rendererSpecificHydrationScripts: new Set(), extraHead: [], extraStyleHashes: [], extraScriptHashes: [], propagators: new Set(), pendingSlotEvaluations: [] },
});

/** What Astro's own renderer makes of a template. */
async function byAstro(context: SSRResult, template: (result: SSRResult) => ReturnType<typeof renderTemplate>): Promise<string> {
  const html = await renderToString(fresh(context), createComponent((result: SSRResult) => template(result)) as unknown as Component, {}, null, true, route);
  if (typeof html !== 'string') throw new Error('Astro gave a response instead of a page');
  return html;
}

/** The page template and Astro's rendering context for it, with the styles and scripts that its head names. */
async function open(): Promise<Opened> {
  const { pageMap } = app.manifest;
  const load = pageMap!.get(route.component)!;
  const module = await load();
  const { default: page } = await module.page();
  let context: SSRResult | undefined;
  const probe = createComponent((result: SSRResult) => {
    context = fresh(result);
    return renderTemplate``;
  });
  pageMap!.set(route.component, () => Promise.resolve({ ...module, page: () => Promise.resolve({ default: probe }) }) as unknown as ReturnType<typeof load>);
  try { await app.render(new Request('http://localhost/'), { routeData: route, locals: {} }); } finally { pageMap!.set(route.component, load); }
  if (!context) throw new Error('Astro did not render the page template; a middleware or route answers in its place');
  const [doctype = '', head = ''] = (await byAstro(context, () => renderTemplate`<html>${renderHead()}`)).split('<html>');
  return { page: page as unknown as Component, context, doctype, head, scripts: new Map() };
}

/** HTML of one page. Throws when a template does, so that a fault stops the build and never publishes half a page. */
export async function renderPage(address: string, locals: PageLocals): Promise<string> {
  const { page, context, doctype, head, scripts } = await (opened ??= open());
  const result = { ...context, pathname: address, createAstro: (props: object) => ({ props, locals, self: null }) };
  for (;;) {
    try { return doctype + writeComponent(page, result, { head, script: (id) => scripts.get(id) }); } catch (e) {
      if (!(e instanceof UnknownScript) || scripts.has(e.id)) throw e;
      const { id } = e;
      scripts.set(id, (await byAstro(context, (r) => renderTemplate`<html>${renderScript(r, id)}`)).slice(doctype.length + '<html>'.length));
    }
  }
}

/** The same page by a request to Astro's own server: what `renderPage` is tested against. */
export async function requestPage(address: string, locals: PageLocals): Promise<string> {
  const response = await app.render(new Request(new URL(address, 'http://localhost')), { locals, routeData: route });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${address}: the page's template failed (status ${response.status})`);
  return html;
}
