/** Comforts of every page, none of them needed to read: colours, the language view of a text, copying. Nothing is stored before the reader chooses. */

const root = document.documentElement;

function stored(key: string): string | null {
  try { return localStorage.getItem(key); } catch { return null; }
}
function store(key: string, value: string | null): void {
  try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); } catch { /* the browser keeps nothing: the choice lasts for this page */ }
}

function setTheme(theme: string | null): void {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme; else delete root.dataset.theme;
}
setTheme(stored('theme'));
const themes = document.querySelector<HTMLElement>('[data-theme-switch]');
if (themes) {
  themes.hidden = false;
  for (const input of themes.querySelectorAll('input')) {
    input.checked = input.value === (stored('theme') ?? 'automatic');
    input.addEventListener('change', () => { const t = input.value === 'automatic' ? null : input.value; setTheme(t); store('theme', t); });
  }
}

// Which language of a text is shown: in the address, else as chosen last.
const views = [...document.querySelectorAll<HTMLInputElement>('.views input')];
const wanted = new URLSearchParams(location.search).get('view') ?? stored('view');
for (const v of views) {
  if (v.value === wanted) v.checked = true;
  v.addEventListener('change', () => {
    const url = new URL(location.href);
    if (v.value === 'both') url.searchParams.delete('view'); else url.searchParams.set('view', v.value);
    history.replaceState(null, '', url);
    store('view', v.value === 'both' ? null : v.value);
  });
}

// A page that moved takes the reader to the same paragraph of the new one: the refresh in its head would lose what stands after #.
const moved = document.querySelector<HTMLAnchorElement>('.page-redirect main a');
if (moved && location.hash) location.replace(moved.href + location.hash);

// "/" goes to the search box, unless the reader is writing.
document.addEventListener('keydown', (event) => {
  const at = event.target as HTMLElement;
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) return;
  const box = document.querySelector<HTMLInputElement>('[data-search-box]');
  if (box) { event.preventDefault(); box.focus(); box.select(); }
});

// The search comes with the first visit to its box; words it has found are marked where the reader arrives.
for (const box of document.querySelectorAll<HTMLInputElement>('.site-search [data-search-box]')) {
  box.addEventListener('focus', () => { void import('./search/everywhere.ts').then((search) => search.enliven(box)); }, { once: true });
}
if (new URLSearchParams(location.search).has('mark')) void import('./search/arrive.ts');
// The tools of a cable's page and the reading list's page come with them.
const article = document.querySelector<HTMLElement>('article.cable');
if (article) void import('./reading/cable-tools.ts').then((m) => m.toolCable(article));
const listPage = document.querySelector<HTMLElement>('[data-reading-list]');
if (listPage) void import('./reading/list-page.ts').then((m) => m.openReadingList(listPage));
export {};
