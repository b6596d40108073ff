/** JSON Schemas of what an editor writes, for editors that complete and check YAML: made of the schemas the build itself checks with. */
import { z } from 'zod';
import { cableSchema, cableVersionSchema, countrySchema, glossarySchema, organizationSchema, pageSchema, personSchema, postSchema, siteSchema } from './schema.ts';

const made = {
  cable: [cableSchema, 'Frontmatter of content/cables/<id>.md'], 'cable-version': [cableVersionSchema, 'Frontmatter of content/cables/<id>.<language>.md'], person: [personSchema, 'content/authorities/persons/<slug>.yaml'],
  organization: [organizationSchema, 'content/authorities/organizations/<slug>.yaml'], post: [postSchema, 'content/authorities/posts/<slug>.yaml'], country: [countrySchema, 'content/authorities/countries/<code>.yaml'],
  site: [siteSchema, 'content/site.yaml'], glossary: [glossarySchema, 'content/glossary/<name>.yaml'], page: [pageSchema, 'Frontmatter of content/pages/<language>/<name>.md'],
} as const;
export type EditorSchema = keyof typeof made;
export const editorSchemaNames = Object.keys(made) as EditorSchema[];

/** One schema as JSON text. Fields with a default may be left out, as in the files; what only the build can check (that a record exists) is not in it. */
export function editorSchema(name: EditorSchema): string {
  const [schema, title] = made[name];
  const json = z.toJSONSchema(schema, {
    io: 'input', unrepresentable: 'any', reused: 'ref',
    // The build reads a number as its text: `date: 2009` needs no quotes.
    override: ({ jsonSchema }) => { if (jsonSchema.type === 'string' && !jsonSchema.enum) (jsonSchema as { type: unknown }).type = ['string', 'number']; },
  }) as Record<string, unknown>;
  return `${JSON.stringify({ $schema: json.$schema, title, ...json }, null, 2)}\n`;
}

/** Which files each schema is for, as the YAML extension of VS Code wants it: paths from the workspace. */
export const schemaFiles: Readonly<Partial<Record<EditorSchema, string>>> = {
  person: '**/authorities/persons/*.yaml', organization: '**/authorities/organizations/*.yaml', post: '**/authorities/posts/*.yaml', country: '**/authorities/countries/*.yaml', site: '**/site.yaml', glossary: '**/glossary/*.yaml',
};
