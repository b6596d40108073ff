import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { cable, smallArchive, type SmallArchive } from '../test/small-archive.ts';
import { tokenize } from '../text/tokens.ts';
import { build, ContentError } from './build.ts';
import { readings, redactedInOutput } from './output-check.ts';
import { inHistory, redact, redactMarkdown } from './redaction.ts';
import { occurrences } from './redacted-words.ts';
import { addToList, formatList, matcher, newList, parseList } from './redaction-list.ts';
import { filesBelow } from './swap.ts';

const fold = (s: string): string[] => tokenize(s).map((t) => t.word);
const run = (a: SmallArchive, file: string, words: string, more: { everywhere?: boolean; keepHistory?: boolean } = {}) => redact({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, file: path.join(a.contentDir, file), words, reason: 'at-risk', ...more });
const read = (a: SmallArchive, file: string): string => readFileSync(path.join(a.contentDir, file), 'utf8');

test('words in a text become a mark that hides their length; a link goes with its target, a note stays', () => {
  const one = redactMarkdown('Then Zaki Amber spoke.', fold('zaki amber'), 'at-risk').text;
  assert.equal(one, 'Then [▇▇▇](redaction:at-risk) spoke.');
  assert.equal(redactMarkdown('Then Zaki Maximilian-Amber spoke.', fold('Zaki Maximilian Amber'), 'at-risk').text, one);
  assert.equal(redactMarkdown('Then [General Zaki Amber](person:zaki-amber) spoke.', fold('Zaki Amber'), 'at-risk').text, one);
  assert.equal(redactMarkdown('Then [the man](person:zaki-amber) spoke.', fold('Zaki Amber'), 'at-risk').text, one);
  assert.equal(redactMarkdown('So [the house of Zaki Amber](note:house)[^house].', fold('Zaki Amber'), 'at-risk').text, 'So the house of [▇▇▇](redaction:at-risk)[^house].');
});

test('other spellings of the words are found: marks, letters, case, tatweel', () => {
  assert.equal(occurrences('قال أَحمـد الزُّهيري وأحمد الزهيرى.', fold('احمد الزهيري')).length, 2);
  assert.equal(occurrences('Amadou TOURE, Amadou  Touré', fold('amadou touré')).length, 2);
});

const split: readonly string[] = [
  'Then Za**ki** Amber spoke.', 'Then **Zaki** Amber spoke.', 'Then Zaki\nAmber spoke.', 'Then [Zaki](person:x) Amber spoke.', 'Then Zaki[^a] Amber spoke.', 'Then Z&#97;ki&nbsp;Amber spoke.', 'Then Za\\ki Amber\u2019s spoke.',
  'Then Za\u00ADki\u200B Amber spoke.', 'Then *[Za](org:x)ki* A`mb`er spoke.', 'Then ZakiAmber spoke.', 'Then zaki_amber spoke.', 'Then [him](person:zaki-amber) spoke.', 'Then Z\u0301aki \uFF21mber spoke.',
];
test('words split by marks, links, notes, lines, escapes or invisible letters, and words written together, are found and taken out', () => {
  for (const text of split) {
    const r = redactMarkdown(text, fold('Zaki Amber'), 'at-risk');
    assert.ok(r.count > 0, text);
    assert.doesNotMatch(r.text.replace(/&#97;/g, 'a').replace(/[*`\\\u00AD\u200B\u0301]/g, ''), /zaki|amber/i, text);
    assert.match(r.text, /^Then \*?\[▇▇▇\]\(redaction:at-risk\)(\[\^a\])?\*? spoke\.$/, text);
  }
  assert.equal(redactMarkdown('Not Zaki or Amber, nor Zakiamberly, nor Szaki Amber.', fold('Zaki Amber'), 'at-risk').count, 0);
});

test('a particle before an Arabic name hides nothing and stays; a name written in one word or two is one name', () => {
  const put = (s: string) => redactMarkdown(s, fold('أحمد الزهيري'), 'at-risk').text.replaceAll('[▇▇▇](redaction:at-risk)', '▇');
  assert.equal(put('قال وأحمد الزهيري ولأحمد الزُّهيريّ وبأَحمـد الزهيرى'), 'قال و▇ ول▇ وب▇');
  assert.equal(redactMarkdown('كلمة للزهيري فقط', fold('الزهيري'), 'at-risk').count, 1);
  for (const [words, text] of [['عبد الله قنطرة', 'جاء عبدالله قنطرة'], ['عبدالله قنطرة', 'جاء وعبد الله قنطرة']] as const) assert.equal(redactMarkdown(text, fold(words), 'at-risk').count, 1);
  const holds = matcher(addToList(newList(), fold('أحمد الزهيري')));
  for (const s of ['قال وأحمد الزهيري', 'ولأحمد الزُّهيري', 'احمدالزهيري هنا', 'فبأحمد الزهيري']) assert.ok(holds(fold(s)), s);
  for (const s of ['أحمد والزهيري', 'محمد الزهيري', 'أحمد']) assert.ok(!holds(fold(s)), s);
});

test('the search of an output reads what a browser or a program would: inline elements, entities, escapes once and twice, addresses, archives, pictures', () => {
  const list = addToList(addToList(newList(), fold('Zaki Amber')), fold('أحمد الزهيري'));
  const holds = matcher(list);
  const found = (name: string, bytes: Uint8Array | string): boolean => [...readings(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)].some((r) => holds(fold(r)));
  const gz = (s: string) => gzipSync(Buffer.from(s));
  const chunk = (type: string, data: Buffer): Buffer => { const n = Buffer.alloc(4); n.writeUInt32BE(data.length); return Buffer.concat([n, Buffer.from(type), data, Buffer.alloc(4)]); };
  const png = (...chunks: Buffer[]) => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', Buffer.alloc(13)), ...chunks]);
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 14]), Buffer.from('Zaki Amber\0\0'), Buffer.from([0xff, 0xda])]);
  const holding: [string, Uint8Array | string][] = [
    ['a.html', '<p>Z<b>ak</b>i <bdi>Am</bdi>ber</p>'], ['a.html', '<p>Z&#97;ki&nbsp;&#x41;mber'], ['a.html', '<dt>Zaki</dt><dd>Amber</dd>'], ['a.html', '<a href="/x/?q=%5Aaki+%41mber">x</a>'], ['a.html', '<p>و<a href="#">أحمد</a> الزهيري</p>'],
    ['a.json', '{"t":"\\u005aaki \\u0041mber"}'], ['a.json', JSON.stringify({ t: JSON.stringify({ u: 'أحمد\nالزهيري' }) })], ['a.json', '{"t":"\\u0623\\u062d\\u0645\\u062f \\u0627\\u0644\\u0632\\u0647\\u064a\\u0631\\u064a"}'],
    ['feed.xml', '<content type="html">&lt;p&gt;Z&amp;#97;ki &lt;i&gt;Amber&lt;/i&gt;</content>'], ['x.tei.xml', '<persName>Za<hi>ki</hi></persName> Amber'], ['x.md', 'the [Zaki](person:a) Amber'], ['x.bib', "title = {Za\\'ki {Amber}}"], ['x.js.map', '{"sourcesContent":["const a = \'Zaki Amber\'"]}'],
    ['x.xml.gz', gz('<p>Zaki Amber</p>')], ['x.zip', zipSync({ 'a.html': Buffer.from('Zaki <b>Amber</b>') })], ['x.zip', zipSync({ 'zaki-amber.txt': Buffer.from('x') })], ['x.svg', '<svg><title>Zaki Amber</title></svg>'],
    ['x.png', png(chunk('tEXt', Buffer.from('Title\0Zaki Amber')))], ['x.png', png(chunk('zTXt', Buffer.concat([Buffer.from('Title\0\0'), deflateSync(Buffer.from('أحمد الزهيري'))])))], ['x.jpg', jpeg], ['sitemap.txt', 'https://x/persons/zaki-amber/'],
  ];
  for (const [name, bytes] of holding) assert.ok(found(name, bytes), `${name} ${String(bytes).slice(0, 80)}`);
  for (const [name, bytes] of [['a.html', '<p>Zaki</p><p>Other Amber'], ['x.png', png(chunk('IDAT', Buffer.from('Zaki Amber')))]] as const) assert.ok(!found(name, bytes), name);
});

test('a redaction is refused while the words remain elsewhere, and nothing is changed', () => {
  const a = smallArchive();
  try {
    const before = read(a, 'cables/03HARBOUR2.md');
    const r = run(a, 'cables/03HARBOUR2.md', 'Ada Quay');
    assert.equal(r.done, false);
    assert.match(r.explanation.join('\n'), /would remain at\n(.*\n)*  content\/authorities\/persons\/ada-quay\.yaml: the file name/);
    assert.equal(read(a, 'cables/03HARBOUR2.md'), before);
  } finally { a.close(); }
});

test('words in the version history are refused with the way to rewrite it; in no history, they are redacted', () => {
  const a = smallArchive();
  const git = (...args: string[]) => execFileSync('git', ['-C', a.dir, '-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { stdio: 'pipe' });
  try {
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: 'Then Zaki Amber spoke.' }));
    assert.equal(run(a, 'cables/03HARBOUR2.md', 'nobody here').done, false);
    git('init', '-q');
    git('add', 'content');
    git('commit', '-qm', 'first');
    a.write('cables/03HARBOUR3.md', cable('03HARBOUR3', { body: 'Only here: Umm Kasr Basalt.' }));
    const refused = run(a, 'cables/03HARBOUR2.md', 'ZAKI AMBER');
    assert.equal(refused.done, false);
    assert.match(refused.explanation.join('\n'), /03HARBOUR2\.md \([0-9a-f]{10}\)[\s\S]*git filter-repo --replace-text/);
    assert.ok(read(a, 'cables/03HARBOUR2.md').includes('Zaki Amber'));
    assert.equal(run(a, 'cables/03HARBOUR3.md', 'umm kasr basalt').done, true);
    assert.equal(run(a, 'cables/03HARBOUR2.md', 'Zaki Amber', { keepHistory: true }).done, true);
    // Names of files and branches are history too, and what is packed in other files.
    a.write('pages/en/umber-basalt.md', '---\ntitle: x\n---\n\nwords\n');
    a.write('pages/en/archive.zip', zipSync({ 'a.txt': Buffer.from('Zylo Umber') }));
    git('add', 'content');
    git('commit', '-qm', 'second');
    git('mv', 'content/pages/en/umber-basalt.md', 'content/pages/en/other.md');
    git('rm', '-q', 'content/pages/en/archive.zip');
    git('commit', '-qm', 'third');
    git('branch', 'xavi-flint');
    for (const [words, where] of [['Umber Basalt', /the file name umber-basalt\.md/], ['Zylo Umber', /archive\.zip/], ['Xavi Flint', /refs\/heads\/xavi-flint/]] as const) assert.match(inHistory(a.contentDir, fold(words)).join(), where);
    const list = read(a, 'redactions.txt');
    assert.doesNotMatch(list, /zaki|amber|kasr/i);
    assert.equal(list.split('\n').filter((l) => /^\d /.test(l)).length, 2);
  } finally { a.close(); }
});

test('a list of hashes knows its words and no others; made with a key, it needs it', () => {
  const list = addToList(newList(), fold('Zaki Amber'));
  const holds = matcher(parseList(formatList(list)));
  assert.ok(holds(fold('when zaki amber left')));
  assert.ok(!holds(fold('when zaki left amber')));
  const keyed = formatList(addToList(newList('secret'), fold('Zaki Amber')));
  assert.throws(() => parseList(keyed), /BARQIYAT_REDACTION_KEY/);
  assert.throws(() => parseList(keyed, 'guess'), /BARQIYAT_REDACTION_KEY/);
  assert.ok(matcher(parseList(keyed, 'secret'))(fold('zaki amber')));
});

/** Fifty invented strings, half Arabic, each of two words that occur nowhere else. */
const canaries = Array.from({ length: 50 }, (_, i) => {
  const letters = (n: number, from: string) => { let s = ''; for (let k = 0, x = n * 7919 + 13; k < 5; k++, x = Math.floor(x / 3) + 101 * n) s += from[x % from.length]; return s; };
  return i % 2 ? `قن${letters(i, 'بتجدرسشطعفقكلمن')} زر${letters(i + 50, 'بتجدرسشطعفقكلمن')}` : `Qx${letters(i, 'abdefgklmnoprtuvz')} Zy${letters(i + 50, 'abdefgklmnoprtuvz')}`;
});

/** A small archive with a canary in every field that can hold words. */
function seeded(): SmallArchive {
  const a = smallArchive();
  let n = 0;
  const c = (): string => canaries[n++]!;
  a.write('cables/03HARBOUR2.md', `---
id: 03HARBOUR2
title: Of ${c()} in the title
aliases: ["${c()}"]
date: 2003-05-04
post: harbour
office: ${c()}
place: ${c()}
number: ${c()}
to: ["${c()}"]
info: ["${c()}"]
captions: ["${c()}"]
tags: [PGOV]
subject: ${c()}
declassify: ${c()}
classifiedBy: ${c()}
references: [{ text: "${c()}" }]
signature: ${c()}
persons: [{ id: basil-mole }]
text: { language: en, kind: full, by: "${c()}" }
provenance: { kind: press-published, publisher: "${c()}", publication: "${c()}", number: "${c()}", pages: "1", archive: "${c()}", sourceNote: "${c()}", file: "${c()}", changes: { en: "${c()}", ar: "${c()}" }, review: { by: "${c()}", date: 2026-01-01, note: "${c()}" } }
notes:
  one: { by: "${c()}", sources: ["${c()}", { title: "${c()}", url: "https://example.org/" }] }
transmission: ["p1: ${c()}"]
revised: [{ date: 2026-02-02, change: { en: "${c()}" } }]
status: published
---

## Heading ${c()}

1. (C) Words ${c()} and *${c()}* and [${c()}](person:basil-mole) and \`${c()}\`.[^one]

| a | b |
| - | - |
| ${c()} | x |

[^one]: A note on ${c()}.
`);
  a.write('cables/03HARBOUR2.ar.md', `---\nid: 03HARBOUR2\ntitle: عن ${c()}\ntext: { kind: translation, by: "${c()}" }\n---\n\n1. كلام ${c()} هنا.[^one]\n\n[^one]: حاشية ${c()}.\n`);
  a.write('authorities/persons/basil-mole.yaml', `names: { en: Basil Mole, ar: ${c()} }\nvariants: ["${c()}"]\ndescription: { en: "${c()}" }\noffices: [{ title: { en: "${c()}" } }]\nsources: ["${c()}"]\n`);
  a.write('authorities/posts/harbour.yaml', `names: { en: Harbour }\ncity: { en: "${c()}" }\ncountry: bv\ncode: HARBOUR\nvariants: ["${c()}"]\n`);
  a.write('glossary/terms.yaml', `- { en: [mole, "${c()}"], ar: [رصيف], definition: { en: "${c()}", ar: جدار } }\n`);
  a.write('site.yaml', `title: { ar: مرفأ, en: Harbour }\ndescription: { en: "${c()}" }\nlanguages: [ar, en]\ncontact: editor@example.org\n`);
  a.write('pages/en/about.md', `---\ntitle: About\n---\n\nWords.\n`);
  assert.equal(n, 50);
  return a;
}

test('fifty words redacted in every field that can hold them are in no file of the output, and a build that would bring one back fails', async () => {
  const a = seeded();
  const options = { contentDir: a.contentDir, shown: 'content', outDir: a.outDir, cacheDir: a.cacheDir, workers: 1 };
  const holding = (): Map<string, string[]> => {
    const texts = filesBelow(a.outDir).map((f) => ({ f, words: [...readings(f, readFileSync(path.join(a.outDir, f)))].map((r) => ` ${fold(r).join(' ')} `) }));
    return new Map(canaries.map((x) => [x, texts.filter((t) => t.words.some((w) => w.includes(` ${fold(x).join(' ')} `))).map((t) => t.f)]));
  };
  try {
    await build(options);
    // The search finds what it looks for: nearly every field is published somewhere, the text's words in the index too.
    const shown = holding();
    assert.ok([...shown.values()].filter((files) => files.length > 0).length >= 40, [...shown].filter(([, f]) => !f.length).map(([x]) => x).join());
    assert.ok([...shown.values()].some((files) => files.some((f) => f.endsWith('.bin'))));
    const sources = new Map(filesBelow(a.contentDir).map((f) => [f, read(a, f)]));
    for (const x of canaries) {
      const file = [...sources.keys()].find((f) => occurrences(read(a, f), fold(x)).length)!;
      const r = run(a, file, x, { everywhere: true });
      assert.ok(r.done, `${x}: ${r.explanation.join('\n')}`);
    }
    await build(options);
    for (const [x, files] of holding()) assert.deepEqual(files, [], x);
    for (const f of filesBelow(a.cacheDir)) if (!/wasm|woff/.test(f)) { const text = fold(readFileSync(path.join(a.cacheDir, f), 'utf8')).join(' '); for (const x of canaries) assert.ok(!text.includes(fold(x).join(' ')), `${x} in the cache file ${f}`); }
    assert.deepEqual(redactedInOutput({ contentDir: a.contentDir, cacheDir: a.cacheDir, dir: a.outDir }), []);
    a.write('cables/03HARBOUR3.md', cable('03HARBOUR3', { body: `Again ${canaries[0]!.toUpperCase()}.` }));
    await assert.rejects(build(options), (e) => e instanceof ContentError && e.problems.every((p) => p.kind === 'redaction') && e.problems.some((p) => p.file === 'cables/03HARBOUR3/index.html') && e.problems.some((p) => p.file.endsWith('.bin')));
    for (const [x, files] of holding()) assert.deepEqual(files, [], x);
  } finally { a.close(); }
});
