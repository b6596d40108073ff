import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { emptyLedger, formatLedger, mergeLedger, parseLedger } from '../archive/permalinks.ts';
import { formatProblem } from '../archive/problems.ts';
import { cable, smallArchive, type SmallArchive } from '../test/small-archive.ts';
import { readBody } from './bodies.ts';
import { makeShell, pageTasks } from './models/pages.ts';
import { currentLedger, permalinkProblems } from './published.ts';
import { openStore, type Store } from './store.ts';

const open = (a: SmallArchive, drafts = false): Promise<Store> => openStore({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, drafts, workers: 1 });
const publish = async (a: SmallArchive): Promise<void> => { const s = await open(a); a.write('permalinks.txt', formatLedger(mergeLedger(s.ledger, currentLedger(s, a.cacheDir)))); };
const said = async (a: SmallArchive): Promise<string[]> => permalinkProblems(await open(a, true), 'content').map(formatProblem);

test('a ledger is read as it was written, and written the same again', async () => {
  const a = smallArchive();
  try {
    const s = await open(a);
    const text = formatLedger(currentLedger(s, a.cacheDir));
    const { ledger, problems } = parseLedger(text, 'x');
    assert.deepEqual(problems, []);
    assert.equal(formatLedger(ledger), text);
    assert.equal(formatLedger(mergeLedger(ledger, ledger)), text);
    assert.equal(formatLedger(mergeLedger(emptyLedger, ledger)), text);
    assert.match(text, /^\/cables\/03HARBOUR1\/ p1=\w{3} p3=\w{3} note-light note-place p1-ar=\w{3} p3-ar=\w{3}/m);
    assert.match(text, /^\/cables\/02HARBOUR9\/ cited$/m);
    assert.match(text, /^\/about\/ in:ar in:en$/m);
  } finally { a.close(); }
});

test('the ledger lists exactly the pages a build writes, but for the later pages of lists', async () => {
  const a = smallArchive();
  try {
    const s = await open(a);
    const tasks = s.archive.site.languages.flatMap((l) => [...pageTasks(s.archive, makeShell(s.archive, l, 'https://example.org'))].map((t) => t.path));
    const expected = [...new Set(tasks)].filter((p) => p.endsWith('/') && !p.includes('/page/')).sort();
    assert.deepEqual([...currentLedger(s, a.cacheDir).addresses.keys()].sort(), expected);
  } finally { a.close(); }
});

test('a line of the ledger that is damaged is a problem with its place', async () => {
  const a = smallArchive();
  try {
    await publish(a);
    a.write('permalinks.txt', `${readFileSync(path.join(a.contentDir, 'permalinks.txt'), 'utf8')}/cables/../etc/ p1\n`);
    const s = await open(a);
    assert.match(s.problems.map(formatProblem).join(), /content\/permalinks\.txt:\d+:1: the line "\/cables\/\.\.\/etc\/ p1"/);
  } finally { a.close(); }
});

const unnumbered = ['Alpha rose early.', 'Beta stayed at home.', 'Gamma saw both of them.', 'Delta wrote it down.'];
const named = async (a: SmallArchive, id = '03HARBOUR2'): Promise<Record<string, string>> => { const s = await open(a, true); return Object.fromEntries(readBody(a.cacheDir, s.archive.cableById.get(id)!.digest)!.texts[0]!.blocks.map((b) => [b.anchor, b.text])); };

test('a paragraph without a number keeps its address when another is put before it', async () => {
  const a = smallArchive();
  try {
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: unnumbered.join('\n\n') }));
    await publish(a);
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: ['A new one.', ...unnumbered].join('\n\n') }));
    assert.deepEqual(await said(a), []);
    assert.deepEqual(await named(a), { p1b: 'A new one.', p1: unnumbered[0], p2: unnumbered[1], p3: unnumbered[2], p4: unnumbered[3] });
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: [...unnumbered].reverse().join('\n\n') }));
    assert.deepEqual(await said(a), []);
    assert.equal((await named(a)).p1, unnumbered[0]);
  } finally { a.close(); }
});

test('a paragraph that was changed in its place keeps its address', async () => {
  const a = smallArchive();
  try {
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: unnumbered.join('\n\n') }));
    await publish(a);
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: unnumbered.join('\n\n').replace('Beta stayed', 'Beta, unwell, stayed') }));
    assert.deepEqual(await said(a), []);
    assert.equal((await named(a)).p2, 'Beta, unwell, stayed at home.');
  } finally { a.close(); }
});

test('a paragraph that goes is named, and can be led elsewhere or recorded as gone; its name is never given again', async () => {
  const a = smallArchive();
  try {
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: unnumbered.join('\n\n') }));
    await publish(a);
    const without = unnumbered.filter((_, i) => i !== 1);
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: without.join('\n\n') }));
    const [line, ...more] = await said(a);
    assert.deepEqual(more, []);
    assert.match(line!, /^content\/cables\/03HARBOUR2\.md:1:1: the published address \/cables\/03HARBOUR2\/#p2 would be gone; expected .*; bring the paragraph back, or add to the frontmatter "anchors: \{ p2: … \}"/);
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { head: 'anchors: { p2: p3 }\n', body: [...without, 'A later one.'].join('\n\n') }));
    assert.deepEqual(await said(a), []);
    assert.deepEqual(Object.keys(await named(a)), ['p1', 'p3', 'p4', 'p4b']);
    const s = await open(a);
    assert.match(readBody(a.cacheDir, s.archive.cableById.get('03HARBOUR2')!.digest)!.texts[0]!.blocks[1]!.html, /^<span id="p2"><\/span>Gamma/);
  } finally { a.close(); }
});

test('a cable that was renamed is named with the file to write the redirect in; its paragraphs keep their names under the new id', async () => {
  const a = smallArchive();
  try {
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: unnumbered.join('\n\n') }));
    await publish(a);
    a.remove('cables/03HARBOUR2.md');
    a.write('cables/03HARBOUR22.md', cable('03HARBOUR22', { body: ['Before.', ...unnumbered].join('\n\n') }));
    assert.match((await said(a)).join('\n'), /\/cables\/03HARBOUR2\/ would be gone; .*add redirectFrom: \[03HARBOUR2\] to content\/cables\/03HARBOUR22\.md; if it is to go, keep .* status: withdrawn/);
    a.write('cables/03HARBOUR22.md', cable('03HARBOUR22', { head: 'redirectFrom: [03HARBOUR2]\n', body: ['Before.', ...unnumbered].join('\n\n') }));
    assert.deepEqual(await said(a), []);
    assert.equal((await named(a, '03HARBOUR22')).p2, unnumbered[1]);
  } finally { a.close(); }
});

test('two cables can\'t redirect from one address, nor from one that is taken', async () => {
  const a = smallArchive();
  try {
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { head: 'redirectFrom: [03HARBOUR3, 01HARBOUR1]\n' }));
    a.write('cables/03HARBOUR3.md', cable('03HARBOUR3', { head: 'redirectFrom: [01HARBOUR1]\n' }));
    const found = (await open(a)).problems.filter((p) => p.kind === 'duplicate').map((p) => p.found);
    assert.equal(found.length, 2, found.join('\n'));
  } finally { a.close(); }
});

// ---- a thousand random edits ----

/** A small generator of numbers, the same on every machine. */
function random(seed: number): (n: number) => number {
  let s = seed;
  return (n) => { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; return Math.floor((s / 2 ** 32) * n); };
}

const words = ['ship', 'light', 'harbour', 'pilot', 'storm', 'quay', 'letter', 'tide', 'rope', 'cargo', 'crew', 'night', 'report', 'ledger', 'anchor', 'price'];
const ids = ['03HARBOUR1', '03HARBOUR2', '03HARBOUR3', '04HARBOUR4', '05HARBOUR5', '06HARBOUR6'];

/** Six cables, half of them numbered, half with an Arabic text and notes. */
function generated(a: SmallArchive, r: (n: number) => number): Map<string, string> {
  const files = new Map<string, string>();
  const sentence = (n: number) => Array.from({ length: n }, () => words[r(words.length)]!).join(' ') + ` ${r(100000)}.`;
  for (const [i, id] of ids.entries()) {
    const paragraphs = Array.from({ length: 3 + r(5) }, (_, k) => (i % 2 ? `${k + 1}. ` : '') + sentence(4 + r(6)) + (k === 1 ? ` See [it](cable:0${i}ELSEWHERE${i}).[^n${i}]` : k === 0 ? ' [p. 7](page:7)' : ''));
    files.set(`cables/${id}.md`, cable(id, { body: [...paragraphs, `[^n${i}]: A note ${r(1000)}.`].join('\n\n') }).replace('date: 2003', `date: 200${i}`));
    if (i % 3 === 0) files.set(`cables/${id}.ar.md`, `---\nid: ${id}\ntitle: عنوان\ntext: { kind: translation }\n---\n\n${paragraphs.map((_, k) => `${i % 2 ? `${k + 1}. ` : ''}فقرة ${r(100000)}`).join('\n\n')}\n`);
  }
  for (const f of ['cables/03HARBOUR1.md', 'cables/03HARBOUR1.ar.md', 'cables/03HARBOUR2.md', 'cables/03HARBOUR3.md']) if (existsSync(path.join(a.contentDir, f))) a.remove(f);
  for (const f of ['site.yaml', 'authorities/persons/ada-quay.yaml', 'authorities/persons/basil-mole.yaml', 'authorities/organizations/pilots.yaml', 'authorities/posts/harbour.yaml', 'pages/en/about.md', 'pages/ar/about.md', 'glossary/terms.yaml']) files.set(f, readFileSync(path.join(a.contentDir, f), 'utf8'));
  files.set('pages/en/glossary.md', '---\ntitle: Glossary\n---\n\nTerms.\n');
  for (const [f, t] of files) a.write(f, t);
  return files;
}

type Files = Map<string, string | undefined>;
/** One edit: changes files in place. */
function edit(files: Files, r: (n: number) => number): string {
  const id = ids[r(ids.length)]!;
  const versions = [...files.keys()].filter((f) => f.startsWith(`cables/${id}.`) && files.get(f) !== undefined);
  if (!versions.length) return 'nothing';
  const file = versions[r(versions.length)]!;
  const text = files.get(file)!;
  const cut = text.indexOf('\n---\n', 4) + 5;
  const head = text.slice(0, cut);
  const blocks = text.slice(cut).trim().split('\n\n');
  const put = (b: string[], h = head): void => { files.set(file, `${h}\n${b.join('\n\n')}\n`); };
  const k = r(blocks.length);
  const main = `cables/${id}.md`;
  const inMain = (from: string | RegExp, to: string): void => { files.set(main, files.get(main)?.replace(from, to)); };
  const edits: [string, () => void][] = [
    ['take a paragraph out', () => put(blocks.filter((_, i) => i !== k))],
    ['put a paragraph in', () => put([...blocks.slice(0, k), `New words ${r(100000)}.`, ...blocks.slice(k)])],
    ['put a numbered paragraph in', () => put([...blocks.slice(0, k), `${r(9) + 1}. New words ${r(100000)}.`, ...blocks.slice(k)])],
    ['change words', () => put(blocks.map((b, i) => (i === k ? b.replace(/\w+\.?$/, `changed ${r(10000)}.`) : b)))],
    ['move a paragraph', () => { const b = [...blocks]; const [x] = b.splice(k, 1); b.splice(r(b.length + 1), 0, x!); put(b); }],
    ['change a number', () => put(blocks.map((b, i) => (i === k ? b.replace(/^\d+/, String(r(12) + 1)) : b)))],
    ['join two paragraphs', () => put(blocks.flatMap((b, i) => (i === k && i > 0 ? [] : i === k - 1 ? [`${b} ${blocks[k]!.replace(/^\d+\. /, '')}`] : [b])))],
    ['take a cable out', () => { for (const v of versions) files.set(v, undefined); }],
    ['take a version out', () => files.set(file, undefined)],
    ['rename a cable', () => { for (const v of versions) { files.set(v.replace(id, `${id}X`), files.get(v)!.replace(`id: ${id}`, `id: ${id}X`)); files.set(v, undefined); } }],
    ['rename a cable with a redirect', () => { for (const v of versions) { files.set(v.replace(id, `${id}X`), files.get(v)!.replace(`id: ${id}`, `id: ${id}X${v === main ? `\nredirectFrom: [${id}]` : ''}`)); files.set(v, undefined); } }],
    ['make a draft of it', () => inMain('status: published', 'status: draft')],
    ['withdraw it', () => inMain('status: published', 'status: withdrawn\nwithdrawn: { date: 2026-01-01, reason: safety }')],
    ['rename a note', () => { for (const v of versions) files.set(v, files.get(v)!.replace(/\[\^n(\d)\]/g, '[^other$1]')); }],
    ['take a note out', () => { for (const v of versions) files.set(v, files.get(v)!.replace(/\n\n\[\^n\d\]:.*\n/g, '\n').replace(/\[\^n\d\]/g, '')); }],
    ['take a page mark out', () => inMain(' [p. 7](page:7)', '')],
    ['take a citation out', () => inMain(/ See \[it\]\([^)]*\)\./, '')],
    ['take subjects out', () => inMain('tags: [PGOV, PREL]\n', '')],
    ['take the date out', () => inMain(/date: .*\n/, '')],
    ['retire an anchor', () => { put(blocks.filter((_, i) => i !== k)); inMain('status: published', `anchors: { p${k + 1}: gone }\nstatus: published`); }],
    ['take a person out', () => files.set('authorities/persons/basil-mole.yaml', undefined)],
    ['hide a person', () => files.set('authorities/persons/basil-mole.yaml', 'names: { en: Basil Mole }\npublic: false\n')],
    ['rename a person', () => { files.set('authorities/persons/b-mole.yaml', `names: { en: Basil Mole }\n${r(2) ? 'redirectFrom: [basil-mole]\n' : ''}`); files.set('authorities/persons/basil-mole.yaml', undefined); }],
    ['take an organization out', () => files.set('authorities/organizations/pilots.yaml', undefined)],
    ['take a page out', () => files.set(`pages/${r(2) ? 'ar' : 'en'}/about.md`, undefined)],
    ['rename a page with a redirect', () => { files.set('pages/en/colophon.md', '---\ntitle: About\nredirectFrom: [about]\n---\n\nWords.\n'); files.set('pages/en/about.md', undefined); }],
    ['rename a term', () => files.set('glossary/terms.yaml', files.get('glossary/terms.yaml')?.replace('en: [mole, jetty]', 'en: [jetty, mole]'))],
    ['leave a language', () => files.set('site.yaml', files.get('site.yaml')!.replace('[ar, en]', '[ar]'))],
    ['change the default language', () => files.set('site.yaml', files.get('site.yaml')!.replace('[ar, en]', '[en, ar]'))],
  ];
  const [name, run] = edits[r(edits.length)]!;
  run();
  return `${name} (${file})`;
}

/** What a reader would find: every address and anchor of the pages of this content, taken from the pages themselves. */
function reachable(s: Store, cacheDir: string): { pages: Set<string>; words: Map<string, string> } {
  const pages = new Set<string>();
  const found = new Map<string, string>();
  const redirects: [string, string][] = [];
  for (const lang of s.archive.site.languages) {
    const shell = makeShell(s.archive, lang, 'https://example.org');
    for (const t of pageTasks(s.archive, shell)) {
      const m = t.model;
      if (m.kind === 'stub') { pages.add(`${lang} ${t.path} cited`); continue; }
      pages.add(`${lang} ${t.path}`);
      if (m.kind === 'redirect') redirects.push([t.path, m.to]);
      if (m.kind === 'text') for (const g of m.glossary) found.set(`${t.path}#term-${g.id}`, '');
      if (m.kind !== 'cable') continue;
      const body = readBody(cacheDir, m.digest)!;
      for (const x of body.texts) {
        for (const b of x.blocks) { if (b.kind === 'paragraph') found.set(`${t.path}#${b.anchor}`, b.text); }
        for (const n of x.notes) found.set(`${t.path}#note-${n.label}`, n.text);
        for (const b of [...x.blocks, ...x.notes]) for (const id of b.html.matchAll(/ id="((?:page|p)[^"]*)"/g)) found.set(`${t.path}#${id[1]}`, '');
      }
    }
  }
  for (const [from, to] of redirects) for (const [k, v] of [...found]) if (k.startsWith(`${to}#`)) found.set(from + k.slice(to.length), v);
  return { pages, words: found };
}

test('of a thousand random edits every broken address is named, none missed, and none named that stands', async () => {
  const r = random(20261124);
  const a = smallArchive();
  try {
    const files = generated(a, r);
    await publish(a);
    const first = await open(a);
    const before = reachable(first, a.cacheDir);
    let broken = 0;
    let sound = 0;
    for (let round = 0; round < 1000; round++) {
      const next: Files = new Map(files);
      const what = [edit(next, r)];
      if (round % 3 === 0) what.push(edit(next, r));
      const changed = [...new Set([...next.keys(), ...files.keys()])].filter((f) => next.get(f) !== files.get(f));
      for (const f of changed) { const t = next.get(f); if (t === undefined) rmSync(path.join(a.contentDir, f), { force: true }); else a.write(f, t); }
      const s = await open(a);
      const message = `round ${round}: ${what.join(', ')}`;
      const named = new Set(permalinkProblems(s, 'content').map((p) => p.found.replace(/^the published address (\S+) would be gone( in ".*")?$/, '$1$2')));
      const after = reachable(s, a.cacheDir);
      const lost = new Set<string>();
      const languages = s.archive.site.languages;
      for (const l of first.archive.site.languages) if (!languages.includes(l)) lost.add(`the published language "${l}" is missing: every address below /${l}/ would break`);
      if (languages[0] !== 'ar') lost.add('the default language "en": every published address without a prefix is in "ar"');
      const withdrawn = new Set(s.archive.withdrawn.flatMap((c) => [c.meta.id, ...c.meta.redirectFrom].map((id) => `/cables/${id}/`)));
      const hidden = [...s.archive.persons].filter(([, p]) => !p.public).flatMap(([id]) => `/persons/${id}/`);
      for (const [address, was] of first.ledger.addresses.size ? first.ledger.addresses : (await open(a)).ledger.addresses) {
        const on = languages.filter((l) => !was.languages.length || was.languages.includes(l));
        const there = on.filter((l) => after.pages.has(`${l} ${address}`) || (was.cited && after.pages.has(`${l} ${address} cited`)));
        if (hidden.includes(address)) continue;
        // With its only language gone, the page's anchors may be named or not: the language is.
        if (!on.length) { for (const n of [...named]) if (n.startsWith(`${address}#`)) named.delete(n); continue; }
        if (!there.length) { lost.add(address); continue; }
        for (const l of on) if (!there.includes(l)) lost.add(`${address} in "${l}"`);
        if (withdrawn.has(address)) continue;
        for (const anchor of was.anchors.keys()) {
          const retired = s.archive.cableById.get(address.split('/')[2]!)?.meta.anchors[anchor];
          if (!after.words.has(`${address}#${anchor}`) && retired !== 'gone') lost.add(`${address}#${anchor}`);
        }
      }
      assert.deepEqual([...named].sort(), [...lost].sort(), message);
      // Whoever follows an old link finds the words it was made for, wherever they now stand in the cable.
      for (const [link, text] of before.words) {
        const here = after.words.get(link);
        if (!/#p\d/.test(link) || here === undefined || here === text) continue;
        const [page] = link.split('#');
        assert.ok(![...after.words].some(([k, t]) => k.startsWith(`${page}#p`) && t === text), `${message}: ${link} leads to other words, though its own are still there`);
      }
      if (lost.size) broken++; else sound++;
      for (const f of changed) { const t = files.get(f); if (t === undefined) rmSync(path.join(a.contentDir, f), { force: true }); else a.write(f, t); }
    }
    assert.ok(broken > 300 && sound > 200, `${broken} breaking edits, ${sound} harmless ones`);
  } finally { a.close(); }
});
