/** One content file of a cable: its frontmatter, checked, and where its Markdown begins. */
import type { z } from 'zod';
import { cableSchema, cableVersionSchema, type Cable, type CableVersion } from './schema.ts';
import type { Problem, ProblemKind } from './problems.ts';
import { positionAt, type SourceFile } from './source-text.ts';
import { readYaml, splitFrontmatter } from './yaml-source.ts';

/** `cables/09BAMAKO776.ar.md` → id and language; undefined for a name that is neither `<id>.md` nor `<id>.<lang>.md`. */
export function cableFileName(path: string): { id: string; lang?: string } | undefined {
  const m = /^cables\/(.+?)(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?))?\.md$/.exec(path);
  return m ? { id: m[1]!, ...(m[2] ? { lang: m[2] } : {}) } : undefined;
}

export interface Parsed<T> { readonly meta?: T; readonly bodyStart: number; readonly problems: Problem[] }

function parseWith<S extends z.ZodType>(file: SourceFile, schema: S): Parsed<z.output<S>> & { problem: (field: string, kind: ProblemKind, found: string, expected: string, advice: string) => void } {
  const problems: Problem[] = [];
  const problem = (field: string, kind: ProblemKind, found: string, expected: string, advice: string) => {
    const at = new RegExp(`^${field}:`, 'm').exec(file.text);
    problems.push({ file: file.shown, ...positionAt(file.text, at?.index ?? 0), kind, found, expected, advice, severity: 'error' });
  };
  const parts = splitFrontmatter(file.text);
  if (!parts || parts.end < 0) {
    problems.push({ file: file.shown, line: 1, column: 1, kind: 'frontmatter', found: parts ? 'frontmatter that is never closed' : 'no frontmatter', expected: 'YAML between two lines of ---', advice: parts ? 'add a line --- after the last field' : 'begin the file with a line ---', severity: 'error' });
    return { bodyStart: file.text.length, problems, problem };
  }
  const yaml = readYaml({ file, start: parts.start, end: parts.end }, schema);
  problems.push(...yaml.problems);
  return { ...(yaml.value === undefined ? {} : { meta: yaml.value }), bodyStart: parts.body, problems, problem };
}

/** `<id>.md`: the cable's metadata and own text. */
export function parseCableFile(file: SourceFile): Parsed<Cable> {
  const { problem, ...parsed } = parseWith(file, cableSchema);
  const { meta } = parsed;
  if (!meta) return parsed;
  const name = cableFileName(file.path)?.id;
  if (meta.id !== name) problem('id', 'file-name', `id "${meta.id}" in a file named "${name}.md"`, 'the id and the file name to be the same', `rename the file to ${meta.id}.md or correct the id`);
  if (meta.status === 'withdrawn' && !meta.withdrawn) problem('status', 'withdrawn', 'a withdrawn cable without date and reason', 'withdrawn: { date: …, reason: … }', 'add the field');
  if (meta.status !== 'withdrawn' && meta.withdrawn) problem('withdrawn', 'withdrawn', `withdrawn: … with status ${meta.status}`, 'status: withdrawn', 'change the status, or remove the field');
  if (meta.provenance.kind === 'leaked' && meta.text.kind !== 'digest' && meta.text.kind !== 'header' && !meta.provenance.review && meta.status === 'published') {
    problem('provenance', 'leaked', `leaked text (${meta.text.kind}) without a recorded review`, 'provenance.review: { by, date, note }', 'have an editor review it for people at risk and record that, or publish a digest');
  }
  const empty = file.text.slice(parsed.bodyStart).trim() === '';
  if (meta.text.kind === 'header' ? !empty : empty && meta.status !== 'withdrawn') {
    problem('text', 'structure', empty ? `no text, with text kind ${meta.text.kind}` : 'text in a record of kind header', empty ? 'some text' : 'no text', empty ? 'write the text, or set the kind to header' : 'set the kind to digest, extract or full');
  }
  return parsed;
}

/** `<id>.<lang>.md`: the same cable in another language. */
export function parseVersionFile(file: SourceFile): Parsed<CableVersion> {
  const { problem, ...parsed } = parseWith(file, cableVersionSchema);
  const name = cableFileName(file.path)?.id;
  if (parsed.meta && parsed.meta.id !== name) problem('id', 'file-name', `id "${parsed.meta.id}" in a file named for "${name}"`, 'the id and the file name to be the same', 'rename the file or correct the id');
  return parsed;
}
