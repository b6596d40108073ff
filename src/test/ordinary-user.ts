/** Tests of files that may not be read, run by root too: root reads everything, so for a moment the process is a user whom permissions bind. */
import { chownSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../build/templates.ts';

/** The user and group that own nothing on any Unix. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** Makes the process that user, and the folders with all in them his; answers how to go back. */
function become(folders: readonly string[]): () => void {
  if (!isRoot) return () => undefined;
  for (const folder of folders) for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) chownSync(path.join(folder, name), nobody, nobody);
  process.setegid!(nobody);
  process.seteuid!(nobody);
  return () => { process.seteuid!(0); process.setegid!(0); };
}

/** Runs something as a user whom permissions bind; the folders and all in them are his. Nothing else may run in the process meanwhile. */
export async function asOrdinaryUser<T>(folders: readonly string[], run: () => Promise<T>): Promise<T> {
  const back = become(folders);
  try { return await run(); } finally { back(); }
}

/** Why such a test can't run here, for its `skip`; `false` where it can. */
export function permissionsDontBind(): string | false {
  const folder = mkdtempSync(path.join(tmpdir(), 'barqiyat-forbidden-'));
  const file = path.join(folder, 'file');
  writeFileSync(file, '', { mode: 0 });
  let back = (): void => undefined;
  try {
    back = become([folder]);
    try { readFileSync(path.join(projectRoot, 'package.json')); } catch { return 'only root may read this checkout'; }
    try { readFileSync(file); return 'this system lets every user read everything'; } catch { return false; }
  } catch (error) {
    return `this process may not become another user (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
  } finally { back(); rmSync(folder, { recursive: true, force: true }); }
}
