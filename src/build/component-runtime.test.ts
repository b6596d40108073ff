import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderToString } from 'astro/runtime/server/index.js';
import { addAttribute, createComponent, Fragment, maybeRenderHead, render, renderComponent, renderSlot, spreadAttributes, unescapeHTML, writeComponent } from './component-runtime.ts';

const seed = Number(process.env['SEED'] ?? 776);
type Slots = Record<string, (r: object) => unknown>;
type Draw = (result: object, props: { readonly inside?: unknown }, slots: Slots) => unknown;
const make = createComponent as unknown as (draw: Draw) => object;
const parts = (...p: string[]): TemplateStringsArray => Object.assign(p, { raw: p });

const context = (): Parameters<typeof renderToString>[0] => ({
  styles: new Set(), scripts: new Set(), links: new Set(), compressHTML: true, partial: true, componentMetadata: new Map(), response: {}, createAstro: (props: object) => ({ props }),
  _metadata: { hasRenderedHead: true, renderedScripts: new Set(), hasDirectives: new Set(), rendererSpecificHydrationScripts: new Set(), extraHead: [], propagators: new Set(), pendingSlotEvaluations: [], templateDepth: 0 },
}) as unknown as Parameters<typeof renderToString>[0];
const page = { head: '', script: () => '' };
const byAstro = async (component: object): Promise<string> => String(await renderToString(context(), component as Parameters<typeof renderToString>[1], {}, null, false));

/** What an expression in a template may give, as a function of nothing, so that each way of rendering makes its own. */
type Made = () => unknown;
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '<b>', '&', '&amp;', '"', "'", '</script>', 'كلمة', '0'));
const plain: fc.Arbitrary<Made> = fc.oneof(text, fc.constantFrom(undefined, null, false, true, 0, -1, 1.5)).map((v) => () => v);
const key = fc.constantFrom('href', 'class', 'class:list', 'className', 'style', 'lang', 'dir', 'hidden', 'open', 'checked', 'download', 'data-x', 'aria-label', 'viewBox', 'value', 'a b', 'x>', 'y"', 'on="');
const attributeValue = fc.oneof(text, fc.constantFrom<unknown>(undefined, null, false, true, 0, 7), fc.array(fc.constantFrom('one', false, undefined, 'two"'), { minLength: 3 }), fc.constant({ color: 'red', marginTop: '1px' }));
const { child } = fc.letrec<{ child: Made; list: Made; template: Made; component: Made; html: Made }>((tie) => ({
  list: fc.array(tie('child'), { maxLength: 3 }).map((l) => () => l.map((x) => x())),
  html: text.map((t) => () => unescapeHTML(t)),
  template: fc.tuple(fc.array(fc.tuple(key, attributeValue), { maxLength: 3 }), fc.array(tie('child'), { maxLength: 3 })).map(([attributes, inside]) => () =>
    render(parts('<p', ...attributes.map(() => ''), '>', ...inside.map(() => '·'), '</p>'), ...attributes.map(([k, v]) => addAttribute(v, k)), maybeRenderHead(), ...inside.map((x) => x()))),
  component: fc.tuple(tie('child'), tie('child'), fc.boolean()).map(([prop, slot, isFragment]) => () => {
    const inner = make((result, props, slots) => render(parts('<i>', '|', '</i>'), props.inside, renderSlot(result, slots['default'])));
    return renderComponent(context(), 'Inner', isFragment ? Fragment : inner, { inside: prop() }, { default: () => render(parts('(', ')'), slot()) });
  }),
  child: fc.oneof({ maxDepth: 4 }, plain, tie('html'), fc.tuple(tie('list')).map(([l]) => l), tie('template'), tie('component'), fc.dictionary(fc.constantFrom('lang', 'href', 'title'), text).map((d) => () => render(parts('<a', '>'), spreadAttributes(d)))),
}));

test('templates of any values, attributes, components and slots give at once what Astro gives', async () => {
  await fc.assert(fc.asyncProperty(fc.array(child, { maxLength: 5 }), async (children) => {
    const component = make(() => render(parts('<main>', ...children.map(() => ' '), '</main>'), ...children.map((x) => x()), ''));
    assert.equal(writeComponent(component, context(), page), await byAstro(component));
  }), { seed, numRuns: 800 });
});

test('a template that waits for something is refused, and the next page is as ever', async () => {
  const waiting = make(() => render(parts('<p>', '</p>'), Promise.resolve('later')));
  assert.throws(() => writeComponent(waiting, context(), page), /can't wait/);
  assert.throws(() => writeComponent(make(() => render(parts('', ''), Number.NaN)), context(), page), /NaN/);
  const component = make(() => render(parts('<p>', '</p>'), 'a < b'));
  assert.equal(writeComponent(component, context(), page), '<p>a &lt; b</p>');
  assert.equal(await byAstro(component), '<p>a &lt; b</p>');
});
