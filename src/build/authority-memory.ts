/** What was read of authority records, glossary and site, by the file's text: of thousands of YAML files a build reads those that changed. */
import { hash } from 'node:crypto';
import path from 'node:path';
import type { Remember } from '../archive/authorities.ts';
import { readKept, writeKept } from './kept-lines.ts';
import { templateDigest } from './templates.ts';

type Line = readonly [file: string, text: string, value: unknown];

/** Runs `read` with a memory in the cache folder. A file with problems is read each time, since they must be told each time. */
export function rememberedAuthorities<T>(cacheDir: string, read: (remember: Remember) => T): T {
  const file = path.join(cacheDir, 'authorities.ndjson');
  const before = new Map<string, Line>();
  let code: string | undefined;
  for (const v of readKept<string | Line>(file)) { if (typeof v === 'string') code = v; else before.set(v[0], v); }
  const now = templateDigest('archive');
  if (code !== now) before.clear();
  const after: Line[] = [];
  let fresh = 0;
  const result = read((source, make) => {
    const text = hash('sha256', source.text, 'base64url');
    const known = before.get(source.path);
    if (known?.[1] === text) { after.push(known); return { value: known[2], problems: [] } as unknown as ReturnType<typeof make>; }
    const made = make();
    if (made.value !== undefined && !made.problems.length) { after.push([source.path, text, made.value]); fresh++; }
    return made;
  });
  if (fresh || after.length !== before.size || code !== now) writeKept(file, [now, ...after]);
  return result;
}
