/** On a cable's page: the address of a paragraph, note or selection with one click, a citation of it, and the reading list. */
import { element } from '../search/dom.ts';
import { load, save } from './device.ts';
import { add, has, without } from './list-store.ts';

interface Words { readonly copyLink: string; readonly linkCopied: string; readonly copyParagraph: string; readonly copied: string; readonly copyFailed: string; readonly add: string; readonly remove: string; readonly added: string; readonly removed: string; readonly selection: string }

export function toolCable(article: HTMLElement): void {
  const words = JSON.parse(article.dataset.words ?? '{}') as Words;
  const id = article.dataset.cable!;
  const title = document.querySelector('h1')?.textContent?.trim() ?? id;
  const said = element('p', { class: 'said', role: 'status' });
  article.append(said);
  let timer = 0;
  const say = (text: string) => { said.textContent = text; clearTimeout(timer); timer = window.setTimeout(() => { said.textContent = ''; }, 3000); };
  const copy = (text: string, done: string) => { navigator.clipboard.writeText(text).then(() => say(done), () => say(words.copyFailed)); };
  const here = (anchor: string) => { const u = new URL(document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href); u.hash = anchor; return u.href; };
  const citation = (anchor: string) => { const full = document.querySelector('[data-copy]')?.textContent?.trim() ?? title; return full.replace(here('').replace(/#$/, ''), here(anchor)); };

  const listButton = (anchor: string) => {
    const button = element('button', { type: 'button', class: 'plain' });
    const draw = () => { button.textContent = has(load(), id, anchor) ? words.remove : words.add; };
    button.addEventListener('click', () => {
      const list = load();
      const at = list.findIndex((e) => e.id === id && e.anchor === anchor);
      save(at >= 0 ? without(list, at) : add(list, { id, anchor, title, note: '' }));
      say(at >= 0 ? words.removed : words.added);
      draw();
    });
    draw();
    return button;
  };
  const plain = (label: string, act: () => void) => { const b = element('button', { type: 'button', class: 'plain' }, label); b.addEventListener('click', act); return b; };
  article.querySelector('[data-tools]')?.append(plain(words.copyLink, () => copy(here(''), words.linkCopied)), listButton(''));

  // The tools of the passage an address names stand beneath it: the reader who came by a link sees where he is and can pass it on.
  const tools = element('div', { class: 'passage-tools' });
  const show = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    const target = /^(p\d+[a-z]*(-[a-z]+)?|note-[\w-]+)$/.test(anchor) ? document.getElementById(anchor) : null;
    tools.remove();
    if (!target) return;
    tools.replaceChildren(plain(words.copyLink, () => copy(here(anchor), words.linkCopied)), plain(words.copyParagraph, () => copy(citation(anchor), words.copied)), listButton(anchor));
    target.append(tools);
  };
  window.addEventListener('hashchange', show);
  show();

  // A selection's address is a text fragment: no anchor is needed, and any browser that knows them marks the words.
  const offer = plain(words.selection, () => {
    const chosen = String(document.getSelection()).replace(/\s+/g, ' ').trim();
    if (!chosen) return;
    const list = chosen.split(' ');
    const part = (w: readonly string[]) => encodeURIComponent(w.join(' ')).replaceAll('-', '%2D');
    copy(`${here('').replace(/#$/, '')}#:~:text=${list.length > 12 ? `${part(list.slice(0, 5))},${part(list.slice(-5))}` : part(list)}`, words.linkCopied);
  });
  offer.classList.add('selection-tool');
  offer.hidden = true;
  article.append(offer);
  document.addEventListener('selectionchange', () => {
    const s = document.getSelection();
    const inside = s && !s.isCollapsed && s.anchorNode && article.querySelector('.text')?.contains(s.anchorNode);
    offer.hidden = !inside || String(s).trim().length < 3;
  });
}
