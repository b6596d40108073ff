/** Arguments common to the commands. */
import path from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { projectRoot } from '../src/build/templates.ts';

/** Folder in which the reader typed the command: npm changes to the project's own before a script runs. */
export const typedIn = process.env.INIT_CWD ?? process.cwd();
export const fromTyped = (p: string): string => path.resolve(typedIn, p);

export const common = { content: { type: 'string' }, out: { type: 'string' }, 'base-url': { type: 'string' }, json: { type: 'boolean' }, workers: { type: 'string' } } as const;

/** Parses a command's arguments; an unknown one ends the command with a usage line. */
export function commandArguments<T extends ParseArgsOptionsConfig>(options: T, usage: string) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (e) {
    console.error(`${(e as Error).message}\nusage: ${usage}`);
    process.exit(2);
  }
}

/** Where things are: the content folder (as given, else the project's own), the output folder, the cache. */
export function places(values: { content?: string | undefined; out?: string | undefined }) {
  const contentDir = values.content ? fromTyped(values.content) : path.join(projectRoot, 'content');
  const outDir = values.out ? fromTyped(values.out) : path.join(projectRoot, 'dist');
  const shown = values.content ? values.content.replace(/\/+$/, '') || '/' : 'content';
  return { contentDir, shown, outDir, cacheDir: process.env.BARQIYAT_CACHE ?? path.join(projectRoot, '.barqiyat') };
}
