/** A small archive of invented content in a temporary folder, to break and to build. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface SmallArchive { readonly dir: string; readonly contentDir: string; readonly outDir: string; readonly cacheDir: string; write(file: string, text: string | Uint8Array): void; remove(file: string): void; close(): void }

export const cable = (id: string, more: { head?: string; body?: string } = {}): string => `---
id: ${id}
title: The harbour master reports on ${id}
date: 2003-05-0${(id.length % 9) + 1}
post: harbour
classification: confidential
tags: [PGOV, PREL]
countries: [bv]
persons:
  - { id: ada-quay, role: sender }
text: { language: en, kind: full }
provenance: { kind: generated }
status: published
${more.head ?? ''}---

${more.body ?? '1. (C) The light on the [mole](place:bv/mole) was out. [Ada Quay](person:ada-quay) asked why.\n\n3. (U) Nobody knew.'}
`;

/** Three cables that refer to one another, with their authorities. */
export function smallArchive(): SmallArchive {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-'));
  const contentDir = path.join(dir, 'content');
  const write = (file: string, text: string | Uint8Array): void => { const f = path.join(contentDir, file); mkdirSync(path.dirname(f), { recursive: true }); writeFileSync(f, text); };
  write('site.yaml', 'title: { ar: مرفأ, en: Harbour }\nlanguages: [ar, en]\ncontact: editor@example.org\n');
  write('authorities/persons/ada-quay.yaml', 'names: { ar: آدا كواي, en: Ada Quay }\nvariants: [Quay]\noffices:\n  - { title: { ar: مديرة المرفأ, en: Harbour master }, from: 2001 }\n');
  write('authorities/persons/basil-mole.yaml', 'names: { ar: باسل مول, en: Basil Mole }\n');
  write('authorities/posts/harbour.yaml', 'names: { ar: بعثة المرفأ, en: Mission Harbour }\ncity: { ar: المرفأ, en: Harbour }\ncountry: bv\ncode: HARBOUR\n');
  write('authorities/organizations/pilots.yaml', 'names: { ar: نقابة المرشدين, en: Pilots’ Guild }\n');
  write('glossary/terms.yaml', '- { en: [mole, jetty], ar: [رصيف, حاجز], definition: { en: A wall that keeps the sea out., ar: جدار يصدّ البحر. } }\n');
  write('pages/en/about.md', '---\ntitle: About\n---\n\nAn invented archive.\n');
  write('pages/ar/about.md', '---\ntitle: عن الأرشيف\n---\n\nأرشيف من نسج الخيال.\n');
  write('cables/03HARBOUR1.md', cable('03HARBOUR1', { body: '1. (C) See [cable 2](cable:03HARBOUR2#p1) and [an older one](cable:02HARBOUR9). The [light](note:light)[^light] was out.\n\n3. (U) [Basil Mole](person:basil-mole) of the [guild](org:pilots) saw it[^place].\n\n[^light]: It burned oil.\n\n[^place]: From the mole.' }));
  write('cables/03HARBOUR1.ar.md', '---\nid: 03HARBOUR1\ntitle: مديرة المرفأ تكتب عن المنارة\ntext: { kind: translation }\n---\n\n1. انظر [البرقية 2](cable:03HARBOUR2) و[أقدم منها](cable:02HARBOUR9). كان [الضوء](note:light)[^light] مطفأً.\n\n3. رآه [باسل مول](person:basil-mole)[^place].\n\n[^light]: كان يُوقد بالزيت.\n');
  write('cables/03HARBOUR2.md', cable('03HARBOUR2'));
  write('cables/03HARBOUR3.md', cable('03HARBOUR3', { body: 'No number here.\n\nBut [cable 1](cable:03HARBOUR1#note-light) again.' }));
  return {
    dir, contentDir, outDir: path.join(dir, 'dist'), cacheDir: path.join(dir, 'cache'), write,
    remove: (file) => rmSync(path.join(contentDir, file)),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** A second folder with the same content. */
export function copyOf(archive: SmallArchive): string {
  const to = mkdtempSync(path.join(tmpdir(), 'barqiyat-copy-'));
  cpSync(archive.contentDir, path.join(to, 'content'), { recursive: true });
  return to;
}
