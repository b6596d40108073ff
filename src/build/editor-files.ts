/** What lets VS Code complete and check frontmatter: the Astro extension reads, from `.astro/collections` of the open folder, which Markdown file has which schema. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { editorSchema, type EditorSchema } from '../archive/editor-schemas.ts';
import { writeWhole } from './files.ts';

const markdown: readonly [pattern: RegExp, schema: EditorSchema][] = [[/^cables\/[^/]+\.[a-z]{2,3}\.md$/, 'cable-version'], [/^cables\/[^/]+\.md$/, 'cable'], [/^pages\/[^/]+\/[^/]+\.md$/, 'page']];

/** Schema of a Markdown file by its path below the content folder; undefined for any other file. */
export const schemaOf = (relative: string): EditorSchema | undefined => markdown.find(([p]) => p.test(relative))?.[1];

/** Writes the list of the content's Markdown files with their schemas into `workspaceDir`, the folder the editor has open. */
export function writeEditorFiles(contentDir: string, workspaceDir: string): void {
  const dir = path.join(workspaceDir, '.astro/collections');
  const entries: Record<string, string> = {};
  for (const d of readdirSync(contentDir, { recursive: true, withFileTypes: true })) {
    if (!d.isFile()) continue;
    const full = path.join(d.parentPath, d.name);
    const schema = schemaOf(path.relative(contentDir, full).split(path.sep).join('/'));
    // The extension compares addresses in small letters and without escapes.
    if (schema) entries[decodeURIComponent(pathToFileURL(full).href).toLowerCase()] = schema;
  }
  const used = [...new Set(markdown.map(([, s]) => s))];
  for (const name of used) writeWhole(path.join(dir, `${name}.schema.json`), editorSchema(name));
  writeWhole(path.join(dir, 'collections.json'), JSON.stringify({ collections: used.map((name) => ({ hasSchema: true, name })), entries }, null, 1));
}
