/** YAML with positions: a document becomes plain values, and every schema problem gets the line and column of the field it is about. */
import { Lexer, LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import type { z } from 'zod';
import { didYouMean, type Problem, type ProblemKind } from './problems.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { invalid, readQuickly } from './quick-schema.ts';
import { codePointName, deceiving, positionAt, type SourceFile } from './source-text.ts';

export interface YamlPart {
  readonly file: SourceFile;
  /** Offsets in `file.text` of the YAML. */
  readonly start: number;
  readonly end: number;
}

/** Splits `---` frontmatter from the body. Undefined when the file does not begin with it; `end: -1` when it is never closed. */
export function splitFrontmatter(text: string): { start: number; end: number; body: number } | undefined {
  if (!text.startsWith('---\n')) return undefined;
  const close = /\n---[ \t]*(?:\n|$)/g;
  close.lastIndex = 3;
  const m = close.exec(text);
  if (!m) return { start: 4, end: -1, body: text.length };
  return { start: 4, end: m.index + 1, body: m.index + m[0].length };
}

/** A YAML node as plain data. A number whose spelling would be lost (0630) stays the text it was; aliases are refused before. */
export function plain(node: unknown): unknown {
  if (isMap(node)) {
    const out: Record<string, unknown> = Object.create(null);
    for (const pair of node.items) out[String(isScalar(pair.key) ? pair.key.value : pair.key)] = plain(pair.value);
    return out;
  }
  if (isSeq(node)) return node.items.map(plain);
  if (isScalar(node)) return typeof node.value === 'number' && node.source !== undefined && node.source !== String(node.value) ? node.source : node.value;
  return null;
}

/** How content is read: the core schema, every key a text and once. */
export const yamlOptions = { keepSourceTokens: false, prettyErrors: false, uniqueKeys: true, stringKeys: true } as const;

const quote = (value: unknown): string => {
  const s = typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
  return `"${s.length > 60 ? s.slice(0, 57) + '…' : s}"`;
};

/** Whether a hundred brackets are open at once; those in quoted words are words. The lexer, unlike the parsers, goes down into nothing. */
function nestsDeeply(source: string): boolean {
  let open = 0, isScalar = false;
  for (const token of new Lexer().lex(source)) {
    if (isScalar) isScalar = false;
    else if (token === '\u001F') isScalar = true;
    else if (token === '{' || token === '[') { if (++open >= 100) return true; } else if (token === '}' || token === ']') open--;
  }
  return false;
}

/** Parses and validates one YAML text. All problems at once; the value only when there is none. */
export function readYaml<S extends z.ZodType>(part: YamlPart, schema: S): { value?: z.output<S>; problems: Problem[] } {
  const { file } = part;
  const problems: Problem[] = [];
  const lines = new LineCounter();
  const at = (offset: number) => positionAt(file.text, Math.min(part.start + offset, file.text.length));
  const add = (offset: number, kind: ProblemKind, found: string, expected: string, advice: string, severity: 'error' | 'warning' = 'error') =>
    problems.push({ file: file.shown, ...at(offset), kind, found, expected, advice, severity });

  const source = file.text.slice(part.start, part.end);
  // The parsers go down into every bracket before they find that none is closed; a hundred within one another are no record of ours.
  const deep = /(?:[[{]\s*){100}/.exec(source);
  if (deep && nestsDeeply(source)) {
    add(deep.index, 'yaml', 'a hundred brackets within one another', 'YAML no deeper than the fields', 'remove them');
    return { problems };
  }
  // Nearly all frontmatter is of the plain kind; `yaml`, which knows the place of everything, is asked when something is wrong or unusual.
  const quick = readPlainYaml(source);
  if (quick) {
    const value = readQuickly(schema, quick.value);
    if (value !== invalid) return { value, problems };
    const result = schema.safeParse(quick.value);
    if (result.success) return { value: result.data, problems };
  }
  const doc = parseDocument(source, { ...yamlOptions, lineCounter: lines });
  for (const e of [...doc.errors, ...doc.warnings]) add(e.pos[0], 'yaml', `malformed YAML: ${e.message}`, 'YAML', 'check indentation, colons and quotes on this line');
  if (problems.length) return { problems };
  let alias: number | undefined;
  // An escape in quotes ("\u202E") puts into a value what the file's own text may not hold.
  const hidden: { at: number; character: string }[] = [];
  walk(doc.contents, (n) => {
    if (isAlias(n)) alias ??= n.range?.[0] ?? 0;
    if (isScalar(n) && typeof n.value === 'string') for (const m of n.value.matchAll(deceiving)) if (!source.includes(m[0])) hidden.push({ at: n.range?.[0] ?? 0, character: m[0] });
  });
  for (const h of hidden.slice(0, 20)) add(h.at, 'character', `the invisible character ${codePointName(h.character)}, written as an escape`, 'text without control and bidirectional override characters', 'delete it; direction is set by the page');
  if (hidden.length) return { problems };
  if (alias !== undefined) { add(alias, 'yaml', 'an alias (*name)', 'every value written out', 'replace the alias by its value'); return { problems }; }

  const result = schema.safeParse(plain(doc.contents));
  if (result.success) return { value: result.data, problems };
  for (const issue of flatten(result.error.issues)) {
    const path = issue.path.map((p) => (typeof p === 'symbol' ? String(p) : p));
    const name = path.length ? path.join('.') : 'the document';
    const value = valueAt(doc, path);
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const known = knownKeys(schema, path);
        add(offsetOfKey(doc, path, key), 'field', `unknown field "${key}"`, known.length ? `one of ${known.join(', ')}` : 'a known field', didYouMean(key, known, 'remove it, or correct its name'));
      }
    } else if (issue.code === 'invalid_value') {
      const known = issue.values.map(String);
      add(offsetOf(doc, path), 'value', `${name} ${quote(value)} is not known`, `one of ${known.join(', ')}`, didYouMean(String(value), known, 'choose one of them'));
    } else if (value === undefined && issue.code === 'invalid_type') {
      add(offsetOf(doc, path.slice(0, -1)), 'field', `${name} is missing`, expectedType(issue.expected), `add a line "${String(path.at(-1))}: …"`);
    } else {
      const wanted = issue.code === 'invalid_type' ? expectedType(issue.expected) : issue.message;
      const kind: ProblemKind = /EDTF/.test(wanted) ? 'date' : path[0] === 'references' ? 'malformed-reference' : 'value';
      add(offsetOf(doc, path), kind, `${name} is ${quote(value ?? null)}`, wanted, kind === 'date' ? 'write the date as year-month-day' : kind === 'malformed-reference' ? 'write the cable\'s id, or { text: "…" } for what is no cable' : 'correct the value');
    }
  }
  return { problems };
}

type Issue = z.core.$ZodIssue;
/** A union's own message says nothing; its closest alternative's does: prefer the branch that got furthest. */
function flatten(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const branches = issue.errors.map((e) => flatten(e as Issue[]));
    const mismatch = (b: Issue[]) => b.length === 1 && b[0]!.code === 'invalid_type' && b[0]!.path.length === 0;
    const best = branches.find((b) => !mismatch(b)) ?? branches[0] ?? [];
    return best.map((i) => ({ ...i, path: [...issue.path, ...i.path] }) as Issue);
  });
}

function expectedType(t: string): string {
  return { string: 'text', array: 'a list: [ … ]', object: 'fields with values', record: 'fields with values', boolean: 'true or false', number: 'a number' }[t] ?? t;
}

function walk(node: unknown, visit: (n: Node) => void): void {
  if (!node) return;
  visit(node as Node);
  if (isMap(node)) for (const p of node.items) { walk(p.key, visit); walk(p.value, visit); }
  else if (isSeq(node)) for (const i of node.items) walk(i, visit);
}

function nodeAt(doc: Document, path: readonly (string | number)[]): unknown {
  return path.length ? doc.getIn(path, true) : doc.contents;
}
function valueAt(doc: Document, path: readonly (string | number)[]): unknown {
  const n = nodeAt(doc, path);
  return n === undefined ? undefined : plain(n);
}
function offsetOf(doc: Document, path: readonly (string | number)[]): number {
  for (let p = path; ; p = p.slice(0, -1)) {
    const n = nodeAt(doc, p) as Node | undefined;
    if (n?.range) return n.range[0];
    if (!p.length) return 0;
  }
}
function offsetOfKey(doc: Document, path: readonly (string | number)[], key: string): number {
  const map = nodeAt(doc, path);
  if (isMap(map)) {
    const pair = (map.items as Pair[]).find((p) => isScalar(p.key) && String(p.key.value) === key);
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
  }
  return offsetOf(doc, path);
}

/** Names of the fields a schema knows at a path, for the "expected" part of a message. */
function knownKeys(schema: unknown, path: readonly (string | number)[]): string[] {
  let s = schema as { def?: Record<string, unknown>; shape?: Record<string, unknown> } | undefined;
  const unwrap = () => {
    for (let i = 0; i < 12 && s; i++) {
      const d = s.def as { type?: string; innerType?: unknown; in?: unknown; out?: unknown; options?: unknown[] } | undefined;
      if (!d) return;
      if (d.innerType) s = d.innerType as typeof s;
      else if (d.type === 'pipe') s = d.out as typeof s;
      else if (d.type === 'union') s = (d.options as (typeof s)[]).find((o) => o?.shape) ?? (d.options?.[0] as typeof s);
      else return;
    }
  };
  unwrap();
  for (const step of path) {
    const d = s?.def as { element?: unknown; valueType?: unknown } | undefined;
    s = (typeof step === 'number' ? d?.element : s?.shape?.[step] ?? d?.valueType) as typeof s;
    unwrap();
  }
  return s?.shape ? Object.keys(s.shape) : [];
}
