/** Writes docs/schemas/*.json, which .vscode/settings.json names: `npm run schemas` after a change of src/archive/schema.ts. A test compares. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { editorSchema, editorSchemaNames } from '../src/archive/editor-schemas.ts';
import { projectRoot } from '../src/build/templates.ts';

const dir = path.join(projectRoot, 'docs/schemas');
mkdirSync(dir, { recursive: true });
for (const name of editorSchemaNames) writeFileSync(path.join(dir, `${name}.schema.json`), editorSchema(name));
console.log(`${editorSchemaNames.length} schemas in docs/schemas`);
