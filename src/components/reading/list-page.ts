/** The page of the reading list. */
import { fromHost } from '../site-base.ts';
import { element } from '../search/dom.ts';
import { load, save } from './device.ts';
import { add, addressOfEntry, fromFragment, fromJson, moved, toFragment, toJson, toMarkdown, withNote, without, type ReadingList } from './list-store.ts';

type Words = Record<'remove' | 'ownNote' | 'notePlaceholder' | 'moveUp' | 'moveDown' | 'share' | 'shareHelp' | 'shared' | 'keepShared' | 'exportMarkdown' | 'exportBibtex' | 'exportJson' | 'clear' | 'confirmClear' | 'import' | 'empty' | 'emptyHelp' | 'storageOff' | 'title' | 'copied' | 'removed' | 'failed', string>;

export function openReadingList(host: HTMLElement): void {
  const words = JSON.parse(host.dataset.words ?? '{}') as Words;
  const root = fromHost(host.dataset.root);
  const status = element('p', { role: 'status', class: 'said' });
  const place = element('div');
  host.replaceChildren(place, status);
  let shared = fromFragment(location.hash);
  const keep = (list: ReadingList) => { if (!save(list)) status.textContent = words.storageOff; draw(); };
  const button = (label: string, act: () => void, more: Record<string, string | boolean> = {}) => { const b = element('button', { type: 'button', class: 'plain', ...more }, label); b.addEventListener('click', act); return b; };
  const download = (name: string, type: string, text: string) => {
    const a = element('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
  };

  function draw(): void {
    const list = load();
    const lines = list.map((e, i) => {
      const note = element('textarea', { rows: 2, 'aria-label': `${words.ownNote}: ${e.title}`, placeholder: words.notePlaceholder, dir: 'auto' });
      note.value = e.note;
      note.addEventListener('change', () => { save(withNote(load(), i, note.value)); });
      return element('li', {},
        element('p', { class: 'what' }, element('a', { href: addressOfEntry(root, e) }, element('bdi', {}, e.title)), e.anchor ? element('bdi', { class: 'id', dir: 'ltr' }, ` #${e.anchor}`) : undefined),
        note,
        element('p', { class: 'where' }, button(words.moveUp, () => keep(moved(load(), i, -1)), { disabled: i === 0, 'aria-label': `${words.moveUp}: ${e.title}` }), button(words.moveDown, () => keep(moved(load(), i, 1)), { disabled: i === list.length - 1, 'aria-label': `${words.moveDown}: ${e.title}` }), button(words.remove, () => keep(without(load(), i)), { 'aria-label': `${words.remove}: ${e.title}` })));
    });
    const file = element('input', { type: 'file', accept: '.json,application/json', class: 'visually-hidden', 'aria-label': words.import, id: 'open-list' });
    file.addEventListener('change', () => { void file.files?.[0]?.text().then((text) => { const read = fromJson(text); if (!read) { status.textContent = words.failed; return; } keep(read.reduce((all, e) => add(all, e), load())); }); });
    place.replaceChildren(
      ...(shared.length ? [element('section', { class: 'banner' }, element('p', {}, words.shared), element('ol', {}, ...shared.map((e) => element('li', {}, element('a', { href: addressOfEntry(root, e) }, element('bdi', {}, e.title)), e.note ? element('p', { dir: 'auto' }, e.note) : undefined))), button(words.keepShared, () => { const all = shared.reduce((l, e) => add(l, e), load()); shared = []; history.replaceState(null, '', location.pathname); keep(all); }))] : []),
      list.length ? element('ol', { class: 'reading-lines' }, ...lines) : element('p', { class: 'lead' }, `${words.empty} ${words.emptyHelp}`),
      element('p', { class: 'list-tools' },
        ...(list.length ? [
          button(words.share, () => { const u = new URL(location.href); u.hash = toFragment(load()); navigator.clipboard.writeText(u.href).then(() => { status.textContent = `${words.copied} ${words.shareHelp}`; }, () => { location.hash = toFragment(load()); status.textContent = words.shareHelp; }); }),
          button(words.exportMarkdown, () => download('reading-list.md', 'text/markdown', toMarkdown(load(), words.title, location.origin, root))),
          button(words.exportJson, () => download('reading-list.json', 'application/json', toJson(load()))),
          button(words.exportBibtex, () => { void Promise.all([...new Set(load().map((e) => e.id))].map(async (id) => { const r = await fetch(`${root}/cables/${encodeURIComponent(id)}.bib`); return r.ok ? r.text() : ''; })).then((all) => download('reading-list.bib', 'application/x-bibtex', all.join('\n')), () => { status.textContent = words.failed; }); }),
          button(words.clear, () => { if (confirm(words.confirmClear)) keep([]); }),
        ] : []),
        element('label', { for: 'open-list', class: 'plain' }, words.import), file),
    );
  }
  draw();
  window.addEventListener('hashchange', () => { shared = fromFragment(location.hash); draw(); });
}
