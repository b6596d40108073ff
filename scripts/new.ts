/** `npm run new -- cable ID | person ID | organization ID | post ID [--content DIR]`: a filled-in starting file. Overwrites nothing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { startingFiles, startingKinds } from '../src/archive/starting-file.ts';
import type { StartingKind } from '../src/archive/starting-file.ts';
import { commandArguments, places } from './arguments.ts';

const usage = `npm run new -- ${startingKinds.map((k) => `${k} ID`).join(' | ')} [--content DIR]`;
const { values, positionals } = commandArguments({ content: { type: 'string' } }, usage);
const { contentDir, shown } = places(values);
const [kind, ...words] = positionals;

function fail(message: string, code: 1 | 2): never {
  console.error(message);
  process.exit(code);
}

if (!kind || words.length === 0) fail(`usage: ${usage}`, 2);
if (!(startingKinds as readonly string[]).includes(kind)) fail(`"${kind}" can't be started; expected one of ${startingKinds.join(', ')}\nusage: ${usage}`, 2);
const site = path.join(contentDir, 'site.yaml');
if (!existsSync(site)) fail(`${shown}: no site.yaml; expected an archive: name its folder with --content, or import into a new one`, 1);

/** Problems in site.yaml are `npm run check`'s to tell. */
function siteLanguages(): string[] {
  try {
    const languages: unknown = (parse(readFileSync(site, 'utf8')) as { languages?: unknown } | null)?.languages;
    return Array.isArray(languages) && languages.every((l) => typeof l === 'string') ? languages : ['ar', 'en'];
  } catch {
    return ['ar', 'en'];
  }
}

const files = startingFiles(kind as StartingKind, words.join(' '), {
  today: new Date().toISOString().slice(0, 10), languages: siteLanguages(), has: (p) => existsSync(path.join(contentDir, p)),
});
if ('problem' in files) fail(files.problem, 2);
const taken = files.filter((f) => existsSync(path.join(contentDir, f.path)));
if (taken.length > 0) fail(`${taken.map((f) => `${shown}/${f.path}: exists already; nothing was written`).join('\n')}`, 1);
for (const f of files) {
  const full = path.join(contentDir, f.path);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, f.text, { flag: 'wx' });
  console.log(`${shown}/${f.path}`);
}
console.log('Fill in the words, then: npm run check' + (values.content ? ` -- --content ${values.content}` : ''));
