import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cable, smallArchive, type SmallArchive } from '../test/small-archive.ts';
import { tokenize } from '../text/tokens.ts';
import { build } from './build.ts';
import { readings } from './output-check.ts';
import { filesBelow } from './swap.ts';

const fold = (s: string): string => ` ${tokenize(s).map((t) => t.word).join(' ')} `;
const optionsOf = (a: SmallArchive) => ({ contentDir: a.contentDir, shown: 'content', outDir: a.outDir, cacheDir: a.cacheDir, workers: 1 });

/** Files below a folder that hold the words in any reading, their own name included. */
function holding(dir: string, words: string): string[] {
  const wanted = fold(words);
  return filesBelow(dir).filter((f) => fold(f).includes(wanted) || [...readings(f, readFileSync(path.join(dir, f)))].some((r) => fold(r).includes(wanted)));
}

test('a person with public: false is in no page, list, suggestion, co-occurrence, index, data row or link, and no old address tells the name', async () => {
  const a = smallArchive();
  const record = (more: string) => `names: { ar: نور المصونة, en: Nour Almasuna }\nvariants: [Qamar Azzahira]\ndescription: { en: Carries a lantern nobody else has. }\noffices:\n  - { title: { en: Lantern warden }, from: 2001, country: bv }\nredirectFrom: [nour-formerly]\n${more}`;
  try {
    a.write('authorities/persons/nour-almasuna.yaml', record(''));
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: '1. (C) [She](person:nour-almasuna) met [Ada Quay](person:ada-quay).[^who]\n\n2. Seen with [**her**](person:nour-almasuna "title").\n\n[^who]: Of [her](person:nour-almasuna) more is known.' }).replace('{ id: ada-quay, role: sender }', '{ id: ada-quay, role: sender }\n  - { id: nour-almasuna, role: participant }'));
    a.write('cables/03HARBOUR2.ar.md', '---\nid: 03HARBOUR2\ntitle: عنوان\ntext: { kind: translation }\n---\n\n1. التقت [بها](person:nour-almasuna).[^who]\n\n[^who]: حاشية عن [السيدة](person:nour-almasuna).\n');
    a.write('pages/en/about.md', '---\ntitle: About\n---\n\nWith thanks to [her](person:nour-almasuna).\n');
    await build(optionsOf(a));
    const told = ['Nour Almasuna', 'نور المصونة', 'Qamar Azzahira', 'nour formerly', 'lantern nobody else', 'lantern warden'];
    for (const words of told) assert.ok(holding(a.outDir, words).length > 0, `${words} is shown while the record is public`);
    a.write('authorities/persons/nour-almasuna.yaml', record('public: false\n'));
    await build(optionsOf(a));
    for (const words of told) assert.deepEqual(holding(a.outDir, words), [], words);
    const page = readFileSync(path.join(a.outDir, 'en/cables/03HARBOUR2/index.html'), 'utf8');
    assert.match(page, /She met <a href="\/en\/persons\/ada-quay\/" class="mention person">/);
    assert.match(page, /Of her more is known/);
  } finally { a.close(); }
});

test('a withdrawn cable leaves a tombstone with date and reason, a line in the log, and its words nowhere, the cache included', async () => {
  const a = smallArchive();
  const words = ['Wxola title', 'Wxola subject', 'Wxola addressee', 'Wxola text', 'Wxola heading', 'Wxola note', 'Wxola signer', 'Wxola source', 'وكسلة العنوان', 'وكسلة النص', 'وكسلة الحاشية', 'Wxola caption'];
  const text = (status: string) => `---\nid: 03HARBOUR2\ntitle: Wxola title\nredirectFrom: [03HARBOUR0]\ndate: 2003-05-04\npost: harbour\nsubject: Wxola subject\nto: [Wxola addressee]\nsignature: Wxola signer\ncaptions: [Wxola caption]\nreferences: [02HARBOUR8]\ntext: { language: en, kind: full }\nprovenance: { kind: press-published, sourceNote: Wxola source }\n${status}---\n\n## Wxola heading\n\n1. Wxola text.[^n]\n\n[^n]: Wxola note.\n`;
  try {
    a.write('cables/03HARBOUR2.ar.md', '---\nid: 03HARBOUR2\ntitle: وكسلة العنوان\ntext: { kind: translation }\n---\n\n1. وكسلة النص.[^n]\n\n[^n]: وكسلة الحاشية.\n');
    a.write('cables/03HARBOUR2.md', text('status: published\n'));
    await build(optionsOf(a));
    for (const w of words) assert.ok(holding(a.outDir, w).length > 0, w);
    a.write('cables/03HARBOUR2.md', text('status: withdrawn\nwithdrawn: { date: 2026-11-20, reason: safety }\n'));
    await build(optionsOf(a));
    for (const w of words) assert.deepEqual(holding(a.outDir, w), [], w);
    for (const w of words.filter((x) => /text|heading|note|النص|الحاشية/.test(x))) assert.deepEqual(holding(a.cacheDir, w), [], `${w} in the cache`);
    for (const prefix of ['', 'en/']) {
      const tombstone = readFileSync(path.join(a.outDir, `${prefix}cables/03HARBOUR2/index.html`), 'utf8');
      assert.match(tombstone, /class="page-tombstone"/);
      assert.match(tombstone, /2026/);
      assert.match(tombstone, /name="robots" content="noindex"/);
      assert.match(tombstone, /editor@example\.org/);
      assert.match(readFileSync(path.join(a.outDir, `${prefix}corrections/index.html`), 'utf8'), /cables\/03HARBOUR2\//);
      assert.match(readFileSync(path.join(a.outDir, `${prefix}cables/03HARBOUR0/index.html`), 'utf8'), /class="page-redirect"/);
    }
    assert.deepEqual(filesBelow(a.outDir).filter((f) => /03HARBOUR2\./.test(f)), [], 'no data file of it is left');
  } finally { a.close(); }
});
