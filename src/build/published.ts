/** What the archive publishes, as addresses and anchors: compared with the ledger by `check` and `build`. */
import { facets } from '../archive/facets.ts';
import type { Archive } from '../archive/link.ts';
import { brokenPermalinks, type Ledger, type Present, type Published } from '../archive/permalinks.ts';
import { nearest, type Problem } from '../archive/problems.ts';
import type { CableSummary } from '../archive/summary.ts';
import { bodyOf } from './bodies.ts';
import { recordIds } from './models/record-models.ts';
import type { Store } from './store.ts';

/** Pages every archive has. */
const fixed = ['/', '/cables/', '/corrections/', '/search/', '/reading-list/', '/annotations/', ...facets.filter((f) => f.page).map((f) => `/${f.folder}/`)];

const cablePath = (id: string): string => `/cables/${id}/`;

/** Anchors of a cable that is shown. Those its editor has retired count where they lead somewhere, and where he has said that they are gone. */
const anchorsOf = (c: CableSummary): string[] => [...c.texts.flatMap((t) => [...t.anchors, ...t.notes.map((n) => `note-${n.label}`)]), ...Object.keys(c.meta.anchors)];
const pageAnchors = (archive: Archive, name: string): string[] => (name === 'glossary' ? archive.glossary.filter((g) => g.definition).map((g) => `term-${g.id}`) : []);
const shownFile = (c: CableSummary, shown: string): string => c.texts[0]?.shown ?? `${shown}/cables/${c.meta.id}.md`;

/** Answers what stands at an address. Drafts count as not published, whoever asks. */
export function presentAddresses(archive: Archive, shown: string): Map<string, Present> {
  const out = new Map<string, Present>();
  const none = new Set<string>();
  for (const p of archive.site.exports.includes('tables') ? [...fixed, '/data/'] : fixed) out.set(p, { anchors: none });
  for (const f of facets) if (f.page) for (const id of recordIds(archive, f.key as 'person')) out.set(`/${f.folder}/${id}/`, { anchors: none });
  const folders = [['persons', archive.persons], ['organizations', archive.organizations], ['posts', archive.posts]] as const;
  for (const [folder, records] of folders) for (const [id, r] of records) {
    // A person an editor has hidden has no page, and the record that says so is the tombstone.
    if ('public' in r && !r.public) { out.set(`/${folder}/${id}/`, { anchors: none, withdrawn: true }); for (const old of r.redirectFrom) out.set(`/${folder}/${old}/`, { anchors: none, withdrawn: true }); }
    else for (const old of r.redirectFrom) out.set(`/${folder}/${old}/`, { anchors: none, to: `/${folder}/${id}/` });
  }
  const kinds = new Set(archive.keptPages.get('annotation') ?? []);
  for (const c of archive.cables) for (const t of c.texts) for (const n of t.notes) kinds.add(c.meta.notes[n.label]?.kind ?? 'context');
  for (const k of kinds) out.set(`/annotations/${k}/`, { anchors: none });
  for (const p of archive.pages) {
    const at = (name: string, more: Partial<Present>): void => { const old = out.get(`/${name}/`); out.set(`/${name}/`, { anchors: none, file: p.file.shown, ...old, ...more, languages: [...(old?.languages ?? []), p.lang] }); };
    at(p.name, { anchors: new Set(pageAnchors(archive, p.name)) });
    for (const name of p.meta.redirectFrom) at(name, { to: `/${p.name}/` });
  }
  for (const id of archive.notHeld) out.set(cablePath(id), { anchors: none });
  for (const c of archive.cables) if (c.meta.status === 'published') out.set(cablePath(c.meta.id), { anchors: new Set(anchorsOf(c)), file: shownFile(c, shown) });
  for (const c of archive.withdrawn) out.set(cablePath(c.meta.id), { anchors: none, withdrawn: true, file: shownFile(c, shown) });
  for (const [old, id] of archive.redirects) out.set(cablePath(old), { anchors: none, to: cablePath(id) });
  return out;
}

/** Every published address or anchor that this content breaks, with the redirect or tombstone to add. */
export function permalinkProblems(store: Pick<Store, 'archive' | 'ledger'>, shown: string): Problem[] {
  const { archive, ledger } = store;
  if (!ledger.addresses.size) return [];
  const present = presentAddresses(archive, shown);
  const fresh = archive.cables.filter((c) => c.meta.status === 'published' && !ledger.addresses.has(cablePath(c.meta.id))).map((c) => c.meta.id as string);
  return brokenPermalinks(ledger, shown, archive.site, (a) => {
    const here = present.get(a);
    // A page that only says who cites a cable does not replace the cable.
    if (here && !here.file && here.to === undefined && /^\/cables\/[^/]+\/$/.test(a) && !ledger.addresses.get(a)!.cited) return undefined;
    return here;
  }, (address) => {
    const [, folder, id = ''] = address.split('/');
    if (folder === 'cables' && id) {
      const draft = archive.cableById.get(id);
      if (draft) return `set status: published again in ${shown}/cables/${id}.md, or status: withdrawn with withdrawn: { date: …, reason: … }`;
      const near = nearest(id, fresh) ?? (fresh.length === 1 ? fresh[0] : undefined);
      return `if it was renamed, add redirectFrom: [${id}] to ${near ? `${shown}/cables/${near}.md` : 'the cable that takes its place'}; if it is to go, keep ${shown}/cables/${id}.md with status: withdrawn and withdrawn: { date: …, reason: … }`;
    }
    if (folder && id) return `restore ${shown}/authorities/${folder}/${id}.yaml, or add redirectFrom: [${id}] to the record that takes its place${folder === 'persons' ? ', or keep it with public: false' : ''}`;
    return `restore ${shown}/pages/<language>/${folder ?? ''}.md, or add redirectFrom: [${folder ?? ''}] to the page that takes its place`;
  });
}

/** Present addresses and anchors with fingerprints, as a ledger. Reads the rendered texts one after another. */
export function currentLedger(store: Pick<Store, 'archive'>, cacheDir: string): Ledger {
  const { archive } = store;
  const addresses = new Map<string, Published>();
  const cited = new Set(archive.notHeld.map(cablePath));
  for (const [address, p] of presentAddresses(archive, '')) {
    if (p.withdrawn && !address.startsWith('/cables/')) continue;
    addresses.set(address, { cited: cited.has(address), languages: p.languages ? [...p.languages].sort() : [], anchors: new Map([...p.anchors].map((a) => [a, ''])) });
  }
  for (const c of archive.cables) {
    const body = bodyOf(cacheDir, c.meta.id, c.digest);
    const prints = Object.assign({}, ...body.texts.map((t) => t.fingerprints)) as Record<string, string>;
    addresses.set(cablePath(c.meta.id), { cited: false, languages: [], anchors: new Map(anchorsOf(c).filter((a) => c.meta.anchors[a] !== 'gone').map((a) => [a, prints[a] ?? ''])) });
  }
  return { languages: archive.site.languages, exports: [...archive.site.exports].sort(), addresses };
}
