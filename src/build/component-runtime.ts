/**
 * What the compiled components call, in place of Astro's own runtime (`astro-integration.ts` puts it there): while a page is written for the
 * build, a template gives its HTML as one string at once. Astro's runtime gives objects which are rendered into a stream, since a component may
 * have to wait for something and another renderer may draw it; ours do neither, and all this cost more than the page. What a template means is as
 * in Astro, whose own functions answer at any other time; `page-server.test.ts` compares the bytes.
 */
import * as astro from 'astro/compiler-runtime';
import { escapeHTML } from 'astro/runtime/server/index.js';

export * from 'astro/compiler-runtime';

/** Finished HTML; any other text is escaped where it stands in a template. */
class Html {
  readonly html: string;
  constructor(html: string) { this.html = html; }
}
const nothing = new Html('');

type Slot = (result: object) => unknown;
type Component = (result: object, props: object, slots: Readonly<Record<string, Slot>>) => unknown;

/** What a page's head and its scripts are, which Astro alone knows. */
export interface Page {
  readonly head: string;
  /** The element of a script, or undefined when Astro has not been asked yet. */
  readonly script: (id: string) => string | undefined;
}
let writing: { readonly page: Page; headDone: boolean; readonly scripts: Set<string> } | undefined;

/** A script that Astro must be asked for, after which the page is to be written again. */
export class UnknownScript extends Error {
  readonly id: string;
  constructor(id: string) { super(`the script ${id} is not known`); this.id = id; }
}

/** HTML of a component, at once. Throws what the component throws, and UnknownScript. */
export function writeComponent(component: unknown, result: object, page: Page): string {
  if (writing) throw new Error('a page within a page');
  writing = { page, headDone: false, scripts: new Set() };
  try { return textOf((component as Component)(result, {}, {})); } finally { writing = undefined; }
}

const special = /[&<>'"]/;

/** What stands in a template's place for an expression. */
function textOf(child: unknown): string {
  if (typeof child === 'string') return special.test(child) ? escapeHTML(child) : child;
  if (child instanceof Html) return child.html;
  if (child === undefined || child === null || child === false) return '';
  if (Array.isArray(child)) { let out = ''; for (let i = 0; i < child.length; i++) out += textOf(child[i]); return out; }
  if (typeof child === 'function') return textOf((child as () => unknown)());
  // Astro writes a number that is none in some places and leaves it out in others.
  if (child === true || (typeof child === 'number' && !Number.isNaN(child))) return String(child);
  throw new Error(`a template holds ${Number.isNaN(child) ? 'NaN' : Object.prototype.toString.call(child)}; expected text, HTML, a list or nothing (a component can't wait for anything)`);
}

export function render(parts: TemplateStringsArray, ...expressions: unknown[]): unknown {
  if (!writing) return (astro.render as (...a: unknown[]) => unknown)(parts, ...expressions);
  let out = parts[0]!;
  for (let i = 0; i < expressions.length; i++) out += textOf(expressions[i]) + parts[i + 1]!;
  return new Html(out);
}

/** Names of attributes that are written as they are, with any text as their value; of all others Astro is asked. */
const ordinary = new Map<string, boolean>();
const isOrdinary = (key: string): boolean => {
  let is = ordinary.get(key);
  if (is === undefined) ordinary.set(key, (is = String(astro.addAttribute('x', key)) === ` ${key}="x"` && key !== 'style'));
  return is;
};

export function addAttribute(value: unknown, key: string, shouldEscape = true, tagName = ''): unknown {
  if (!writing) return (astro.addAttribute as (...a: unknown[]) => unknown)(value, key, shouldEscape, tagName);
  if (value === undefined || value === null) return nothing;
  if (typeof value === 'string' && value !== '' && shouldEscape && isOrdinary(key)) {
    const safe = value.includes('&') || value.includes('"') ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : value;
    return new Html(` ${key}="${safe}"`);
  }
  return new Html(String((astro.addAttribute as (...a: unknown[]) => unknown)(value, key, shouldEscape, tagName)));
}

export function spreadAttributes(values: object, ...more: unknown[]): unknown {
  const all = (astro.spreadAttributes as (...a: unknown[]) => unknown)(values, ...more);
  return writing ? new Html(String(all)) : all;
}

export function unescapeHTML(text: unknown): unknown {
  if (!writing) return (astro.unescapeHTML as (t: unknown) => unknown)(text);
  return text instanceof Html ? text : new Html(text === undefined || text === null ? '' : String(text));
}

export function renderComponent(result: object, name: string, component: unknown, props: object, slots: Readonly<Record<string, Slot>> = {}): unknown {
  if (!writing) return (astro.renderComponent as (...a: unknown[]) => unknown)(result, name, component, props, slots);
  if (component === astro.Fragment) return new Html(textOf(slots.default?.(result)));
  if (typeof component !== 'function' || (component as { isAstroComponentFactory?: boolean }).isAstroComponentFactory !== true) throw new Error(`<${name}> is no Astro component`);
  return (component as Component)(result, props, slots);
}

export function renderSlot(result: object, slot: Slot | undefined, fallback?: Slot): unknown {
  if (!writing) return (astro.renderSlot as (...a: unknown[]) => unknown)(result, slot, fallback);
  return new Html(textOf((slot ?? fallback)?.(result)));
}

export function renderHead(): unknown {
  if (!writing) return astro.renderHead();
  if (writing.headDone) return nothing;
  writing.headDone = true;
  return new Html(writing.page.head);
}

export function maybeRenderHead(): unknown {
  if (!writing) return astro.maybeRenderHead();
  return nothing;
}

export function renderScript(result: object, id: string): unknown {
  if (!writing) return (astro.renderScript as (...a: unknown[]) => unknown)(result, id);
  if (writing.scripts.has(id)) return nothing;
  writing.scripts.add(id);
  const element = writing.page.script(id);
  if (element === undefined) throw new UnknownScript(id);
  return new Html(element);
}
