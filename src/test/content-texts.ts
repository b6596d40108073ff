/** Every text of the shipped archive, for tests that compare two ways of reading: its path below `content`, and where its body begins. None where the archive is another's. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const content = path.join(import.meta.dirname, '../../content');
export function* contentTexts(): Generator<{ readonly file: string; readonly text: string; readonly start: number }> {
  if (!existsSync(content)) return;
  for (const file of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue;
    const text = readFileSync(path.join(content, file), 'utf8');
    const end = text.indexOf('\n---\n', 3);
    yield { file, text, start: end < 0 ? 0 : end + 5 };
  }
}
