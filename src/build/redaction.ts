/**
 * Taking words out so that they are nowhere: replaced in the working tree, refused where they would remain, remembered as a hash that says
 * nothing. What "the same words" means is the search's own folding: `Touré` and `toure`, `أحمد` and `احمد`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { redactionReasons, type RedactionReason } from '../archive/vocabulary.ts';
import { splitFrontmatter } from '../archive/yaml-source.ts';
import { tokenize } from '../text/tokens.ts';
import { writeWhole } from './files.ts';
import { readings } from './output-check.ts';
import { occurrences, occurrencesInMarkdown, unescaped } from './redacted-words.ts';
import { addToList, formatList, newList, parseList, redactionsFile } from './redaction-list.ts';

/** The folded words of a text, each with its place. */
const folded = (text: string) => tokenize(text);

/**
 * A Markdown text without the words. A link that holds any of them goes as a whole, target included; the phrase of a note keeps its note, and
 * references to notes among the words stand after the mark.
 */
export function redactMarkdown(text: string, words: readonly string[], reason: RedactionReason): { text: string; count: number } {
  const parts = splitFrontmatter(text);
  const body = parts && parts.end >= 0 ? parts.body : 0;
  const links = [...text.matchAll(/\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,200}\]){0,2000})\]\(([^()\s]{0,2000})\)/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, words: m[1]!, target: m[2]!, wordsStart: m.index + 1 }));
  const cuts: { start: number; end: number; put: string }[] = [];
  const mark = `[▇▇▇](redaction:${reason})`;
  for (const o of occurrencesInMarkdown(text, words)) {
    if (o.end <= body) { cuts.push({ ...o, put: '▇▇▇' }); continue; }
    const touched = links.filter((l) => l.start < o.end && o.start < l.end);
    const [link] = touched;
    if (link && touched.length === 1 && link.target.startsWith('note:') && link.wordsStart <= o.start && o.end <= link.wordsStart + link.words.length) {
      const inside = link.words.slice(0, o.start - link.wordsStart) + mark + link.words.slice(o.end - link.wordsStart);
      cuts.push({ start: link.start, end: link.end, put: inside });
      continue;
    }
    const range = balanced(text, Math.min(o.start, ...touched.map((l) => l.start)), Math.max(o.end, ...touched.map((l) => l.end)));
    const last = cuts.at(-1);
    if (last && range.start < last.end) continue;
    const notes = text.slice(range.start, range.end).match(/\[\^[^\]\s]{1,64}\]/g) ?? [];
    cuts.push({ ...range, put: mark + notes.join('') });
  }
  let out = text;
  for (const c of cuts.reverse()) out = out.slice(0, c.start) + c.put + out.slice(c.end);
  // A note's phrase may hold the words twice.
  return cuts.length && occurrencesInMarkdown(out, words).length && out !== text ? again(redactMarkdown(out, words, reason), cuts.length) : { text: out, count: cuts.length };
}
const again = (r: { text: string; count: number }, before: number) => ({ text: r.text, count: r.count + before });

/** Takes a mark of emphasis in that would be left alone: `**Zaki** Amber` is cut from its first asterisk on. */
function balanced(text: string, start: number, end: number): { start: number; end: number } {
  for (const run of ['**', '__', '~~', '*', '_']) {
    if ((text.slice(start, end).split(run).length - 1) % 2 === 0) continue;
    if (text.slice(0, start).endsWith(run)) start -= run.length;
    else if (text.startsWith(run, end)) end += run.length;
  }
  return { start, end };
}

/** YAML and tables: the words become a mark within their value. */
const redactPlain = (text: string, words: readonly string[]): { text: string; count: number } => {
  const found = occurrences(text, words);
  let out = text;
  for (const o of found.reverse()) out = out.slice(0, o.start) + '▇▇▇' + out.slice(o.end);
  return { text: out, count: found.length };
};

export interface RedactOptions {
  readonly contentDir: string;
  readonly shown: string;
  readonly cacheDir: string;
  /** The file to change, as a full path; with `everywhere`, all content files are. */
  readonly file: string;
  readonly words: string;
  readonly reason: string;
  readonly everywhere?: boolean;
  /** Go on although the words are in the version history. */
  readonly keepHistory?: boolean;
  /** Secret that the hashes are made with; see the editorial-safety guide. */
  readonly key?: string | undefined;
}
export interface RedactReport { readonly done: boolean; readonly changed: readonly { file: string; count: number }[]; readonly explanation: readonly string[] }

/** Whether a file that is no text (a picture, an archive) holds the words in any reading. */
const holdsWords = (name: string, bytes: Uint8Array, words: readonly string[]): boolean => {
  try { for (const r of readings(name, bytes)) if (occurrences(r, words).length) return true; } catch { /* It is cut or broken: what can be read has been. */ }
  return false;
};
const isText = (f: string): boolean => /\.(md|ya?ml|tsv|txt|csv|json|html?|xml)$/i.test(f);
const contentFiles = (dir: string): string[] => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((d) => d.isFile() && !path.relative(dir, d.parentPath).split(path.sep).some((p) => p.startsWith('.'))).map((d) => path.join(d.parentPath, d.name)).sort();

/** Does it, or explains why not; nothing is written unless all of it can be. */
export function redact(options: RedactOptions): RedactReport {
  const no = (...explanation: string[]): RedactReport => ({ done: false, changed: [], explanation });
  if (!(redactionReasons as readonly string[]).includes(options.reason)) return no(`the reason "${options.reason}" is not known; expected one of ${redactionReasons.join(', ')}`);
  const reason = options.reason as RedactionReason;
  const words = folded(options.words).map((t) => t.word);
  if (!words.length) return no('no words to redact were given');
  const relative = path.relative(options.contentDir, options.file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return no(`${options.file} is not below ${options.shown}`);
  const show = (f: string): string => `${options.shown}/${path.relative(options.contentDir, f).split(path.sep).join('/')}`;

  const after = new Map<string, string>();
  const changed: { file: string; count: number }[] = [];
  const remaining: string[] = [];
  for (const f of contentFiles(options.contentDir)) {
    const name = path.relative(options.contentDir, f);
    if (occurrences(name, words).length) remaining.push(`${show(f)}: the file name`);
    if (path.basename(f) === redactionsFile) continue;
    if (!isText(f)) { if (holdsWords(f, readFileSync(f), words)) remaining.push(`${show(f)}: its text or what is kept in it`); continue; }
    let text = readFileSync(f, 'utf8');
    if (options.everywhere || path.resolve(f) === path.resolve(options.file)) {
      const r = f.endsWith('.md') ? redactMarkdown(text, words, reason) : redactPlain(text, words);
      if (r.count) { after.set(f, r.text); changed.push({ file: show(f), count: r.count }); text = r.text; }
    }
    const left = occurrencesInMarkdown(text, words);
    for (const o of left) remaining.push(`${show(f)}:${text.slice(0, o.start).split('\n').length}`);
    if (!left.length && occurrences(unescaped(text), words).length) remaining.push(`${show(f)}: written with escapes`);
  }
  if (!changed.length) return no(`${show(options.file)} does not hold these words`);
  if (remaining.length) {
    return no('Nothing was changed: the words would remain at', ...remaining.slice(0, 30).map((r) => `  ${r}`), ...(remaining.length > 30 ? [`  and ${remaining.length - 30} other places`] : []),
      'Give --everywhere to redact them in every content file. A file name, an authority record or a glossary entry has to be changed by hand first.');
  }
  const history = inHistory(options.contentDir, words);
  if (history.length && !options.keepHistory) {
    return no('Nothing was changed: the words are in the version history, in', ...history.slice(0, 15).map((h) => `  ${h}`), ...(history.length > 15 ? [`  and ${history.length - 15} others`] : []),
      'Whoever has the repository can read them there. To take them out:',
      '  1. run this command again with --keep-history, and commit;',
      '  2. write the words as they stand, one spelling a line, into a file outside the repository, say words.txt;',
      '  3. in a fresh clone: git filter-repo --replace-text words.txt --replace-message words.txt',
      '     and, since the ledger keeps fingerprints of paragraphs: git filter-repo --path content/permalinks.txt --invert-paths, then commit the present ledger again;',
      '  4. push with --force to every copy, ask the host to drop old objects, have every other clone made anew, and delete words.txt.',
      'If the repository was ever public, treat the words as known, and warn whom they concern.');
  }
  const listPath = path.join(options.contentDir, redactionsFile);
  let list;
  try { list = parseList(readFileSync(listPath, 'utf8'), options.key); } catch (e) { if ((e as NodeJS.ErrnoException).code !== 'ENOENT') return no((e as Error).message); list = newList(options.key); }
  for (const [f, text] of after) writeWhole(f, text);
  writeWhole(listPath, formatList(addToList(list, words)));
  forgetCaches(options.cacheDir);
  return { done: true, changed, explanation: [...(history.length ? [`The words are still in the version history (${history.length} places): rewrite it before anybody else gets the repository.`] : []), `${options.shown}/${redactionsFile} has their hash: every build searches its whole output for them. Commit both.`] };
}

/** Rendered texts of before hold the words too. */
function forgetCaches(cacheDir: string): void {
  for (const name of ['bodies', 'summaries.ndjson', 'shards', 'dev']) rmSync(path.join(cacheDir, name), { recursive: true, force: true });
}

/**
 * Where the folded words stand in any version of any file, file name, branch name or message of the repository that holds the folder; nothing
 * when there is none. Every object is looked at, those of the reflog, of stashes and of the index too.
 */
export function inHistory(dir: string, words: readonly string[]): string[] {
  const git = (args: string[], input?: string) => spawnSync('git', ['-C', dir, '-c', 'core.quotepath=off', ...args], { encoding: 'buffer', maxBuffer: 1 << 30, ...(input === undefined ? {} : { input: Buffer.from(input) }) });
  const listed = git(['rev-list', '--objects', '--all', '--reflog', '--indexed-objects']);
  if (listed.status !== 0) return [];
  const found = new Set<string>();
  const paths = new Map<string, string>();
  for (const line of listed.stdout.toString('utf8').split('\n')) if (line) paths.set(line.slice(0, 40), line.slice(41));
  for (const ref of git(['for-each-ref', '--format=%(refname)']).stdout.toString('utf8').split('\n')) if (occurrences(ref, words).length) found.add(`the name ${ref}`);
  const holds = (text: string): boolean => occurrencesInMarkdown(text, words).length > 0 || occurrences(unescaped(text), words).length > 0;
  const all = [...paths.keys()];
  for (let i = 0; i < all.length; i += 400) {
    const out = git(['cat-file', '--batch'], all.slice(i, i + 400).join('\n') + '\n').stdout;
    for (let at = 0; at < out.length;) {
      const end = out.indexOf(10, at);
      if (end < 0) break;
      const [sha = '', type = '', size = '0'] = out.subarray(at, end).toString('latin1').split(' ');
      const bytes = out.subarray(end + 1, end + 1 + Number(size));
      at = end + 2 + Number(size);
      // A folder's names stand in it alone: a file that was only renamed has one name in the list of objects.
      if (type === 'tree') for (const name of namesOfTree(bytes)) { if (occurrences(name, words).length) found.add(`the file name ${name}`); }
      else if (type === 'commit' || type === 'tag') { if (holds(bytes.toString('utf8'))) found.add(`the message of ${type} ${sha.slice(0, 10)}`); }
      else if (type === 'blob') {
        const name = paths.get(sha) ?? '';
        if (bytes.subarray(0, 8000).includes(0) ? holdsWords(name, bytes, words) : holds(bytes.toString('utf8'))) found.add(`${name || sha} (${sha.slice(0, 10)})`);
      }
    }
  }
  return [...found].sort();
}

/** Names in a git tree object: `mode name`, a zero, twenty bytes. */
function namesOfTree(bytes: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(32, at), zero = bytes.indexOf(0, space);
    if (space < 0 || zero < 0) break;
    names.push(bytes.toString('utf8', space + 1, zero));
    at = zero + 21;
  }
  return names;
}
