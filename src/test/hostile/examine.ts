/**
 * Looks at a page as a hostile text would have left it. It runs in the browser, in the window of a host page, and is given another window:
 * so it may use nothing but its arguments.
 */

export interface Examined { readonly faults: readonly string[]; readonly text: string; readonly skeleton: string }

/** Faults found in a loaded window; the words it shows; its elements with the names of their attributes, and of a line of metadata what it names. */
export function examine(win: Window): Examined {
  const { document } = win;
  const faults: string[] = [];
  for (const el of document.querySelectorAll('*')) {
    for (const { name, value } of el.attributes) {
      if (/^on/i.test(name)) faults.push(`${el.tagName} has ${name}`);
      if (/^(href|src|action|formaction|data|srcdoc|xlink:href|poster|background)$/i.test(name) && /^\s*(javascript|data|vbscript|file|blob):/i.test(value)) faults.push(`${el.tagName} ${name}=${value.slice(0, 40)}`);
      if (name === 'style') faults.push(`${el.tagName} has a style`);
      if (/^(href|src|action|formaction)$/i.test(name) && /evil\.example/.test(value)) { try { if (new URL(value, win.location.href).host === 'evil.example') faults.push(`${el.tagName} leads to ${value}`); } catch { faults.push(`${el.tagName} leads to ${value}`); } }
    }
    if (/^(iframe|object|embed|base|style|template|math|marquee|video|audio|noscript)$/i.test(el.tagName) && !(el.tagName === 'NOSCRIPT' && /search|reading-list/.test(document.body.className))) faults.push(`an element ${el.tagName}`);
    if (el.tagName === 'SCRIPT' && !/^\/_astro\//.test(el.getAttribute('src') ?? '') && el.getAttribute('type') !== 'application/ld+json') faults.push('a script');
    if (el.tagName === 'SCRIPT' && el.getAttribute('type') === 'application/ld+json') try { JSON.parse(el.textContent); } catch { faults.push('linked data that is no JSON'); }
    if (el.tagName === 'FORM' && !/search/.test(el.className)) faults.push('a form');
    if (el.tagName === 'META' && el.getAttribute('http-equiv') === 'refresh') faults.push('a refresh');
    for (const type of ['mouseover', 'focus', 'error', 'load', 'toggle', 'begin', 'animationstart', 'pointerenter']) el.dispatchEvent(new Event(type));
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) faults.push(`two elements with the id ${id}`);
  if (document.querySelector('main')?.id !== 'main' || document.getElementById('main')?.tagName !== 'MAIN') faults.push('main is not main');
  if (document.documentElement.constructor.name !== 'HTMLHtmlElement' || typeof document.getElementById !== 'function') faults.push('an object of the page is hidden by another');
  if ((win as unknown as { __hit?: unknown }).__hit !== undefined || (win.parent as unknown as { __hit?: unknown }).__hit !== undefined) faults.push('EXECUTED');
  const skeleton = [...document.querySelectorAll('*')].filter((e) => e.tagName !== 'BDI' && !e.closest('[data-search-page]')).map((e) => `${e.tagName}[${[...e.attributes].map((x) => x.name).sort().join()}]${e.tagName === 'META' ? `=${e.getAttribute('name') ?? e.getAttribute('property') ?? ''}` : ''}`).join(' ');
  return { faults, text: document.body.textContent.replace(/\s+/g, ' '), skeleton };
}

/** Loads addresses in frames, some at a time, and examines each; runs in the browser. `ready` holds a selector whose element must have words first. */
export async function visit(addresses: readonly string[], source: string, ready: string): Promise<Examined[]> {
  const look = (0, eval)(`(${source})`) as (win: Window) => Examined;
  const out: Examined[] = [];
  const one = async (address: string): Promise<Examined> => {
    const frame = document.createElement('iframe');
    frame.width = '900';
    frame.height = '700';
    const loaded = new Promise((done) => { frame.addEventListener('load', done, { once: true }); });
    frame.src = address;
    document.body.append(frame);
    await loaded;
    const win = frame.contentWindow!;
    const until = performance.now() + 60_000;
    while (ready && !(win.document.querySelector(ready)?.textContent ?? '').trim()) {
      if (performance.now() > until) return { faults: [`no answer within a minute`], text: '', skeleton: '' };
      await new Promise((done) => { requestAnimationFrame(done); });
    }
    const found = look(win);
    frame.remove();
    return found;
  };
  for (let i = 0; i < addresses.length; i += 8) out.push(...await Promise.all(addresses.slice(i, i + 8).map(one)));
  return out;
}
