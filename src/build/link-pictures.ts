/** The pictures beside links that are passed on: one for the archive and for each post and country that has documents, in each language of the site. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Archive } from '../archive/link.ts';
import { nameOfCountry } from '../archive/countries.ts';
import { interfaceWords } from '../i18n/index.ts';
import { directionOf } from '../text/direction.ts';
import { writeInto } from './files.ts';
import { keepBytes, keptBytes } from './kept-lines.ts';
import type { Shell } from './models/model.ts';
import { wordsIn } from './models/cable-model.ts';
import { linkPicturePng, linkPictureVersion, type LinkPicture } from './pictures/link-picture.ts';
import { fileOfPage } from './render-worker.ts';

/** Names and what they show; `linkPictureOf` says which a page has. */
function* picturesOf(archive: Archive, shell: Shell): Generator<[name: string, picture: LinkPicture]> {
  const { lang } = shell;
  const w = interfaceWords(lang, shell.dates.numerals);
  const common = { direction: w.language.direction, site: shell.siteTitle, host: new URL(shell.baseUrl).host };
  const other = shell.languages.find((l) => l !== lang);
  const second = (text: string | undefined, l: string) => (text ? { second: { text, direction: directionOf(l) } } : {});
  yield ['site', { ...common, title: shell.siteTitle, ...second(shell.siteDescription, lang) }];
  for (const id of archive.byFacet.get('post')!.keys()) {
    const p = archive.posts.get(id);
    if (p) yield [`posts/${id}`, { ...common, kicker: w.post.post, title: wordsIn(p.names, lang).text, country: p.country, ...(p.coordinates ? { at: p.coordinates } : {}), ...(other && p.names[other] ? second(p.names[other], other) : {}) }];
  }
  for (const code of archive.byFacet.get('country')!.keys()) yield [`countries/${code}`, { ...common, kicker: w.country.country, title: nameOfCountry(code, lang), country: code, ...(other ? second(nameOfCountry(code, other), other) : {}) }];
}

export interface LinkPictureStep {
  readonly archive: Archive;
  readonly shells: Readonly<Record<string, Shell>>;
  readonly cacheDir: string;
  /** Tree the pictures are written into. */
  readonly siteDir: string;
  /** Whether the last build made a file from the same and it is still there. */
  readonly unchanged: (file: string, madeFrom: string) => boolean;
}

/**
 * Writes the pictures that have changed. Gives what each file was made from, and the files the last build's output has already. A picture made once is kept
 * in the cache under the digest of its words, this code and the fonts: drawing one costs about a twentieth of a second.
 */
export async function writeLinkPictures(step: LinkPictureStep): Promise<{ made: Map<string, string>; kept: string[] }> {
  const version = linkPictureVersion();
  const made = new Map<string, string>();
  const kept: string[] = [];
  for (const shell of Object.values(step.shells)) {
    for (const [name, picture] of picturesOf(step.archive, shell)) {
      const file = fileOfPage(shell, `/pictures/${name}.png`);
      const digest = createHash('sha256').update(version).update(JSON.stringify(picture)).digest('base64url').slice(0, 22);
      made.set(file, digest);
      if (step.unchanged(file, digest)) { kept.push(file); continue; }
      const cached = path.join(step.cacheDir, 'link-pictures', `${digest}.png`);
      let png = keptBytes(cached);
      if (!png) keepBytes(cached, (png = await linkPicturePng(picture)));
      writeInto(path.join(step.siteDir, file), png);
    }
  }
  return { made, kept };
}
