/**
 * The YAML that frontmatter is made of, read in one pass: `key: value` lines, nested by indentation, lists by `- `, inline `[ … ]` and `{ … }` on
 * one line, plain and quoted scalars. The values are those of `yaml`'s `parseDocument` as `yaml-source.ts` takes them (core schema; a number whose
 * spelling would be lost stays text). Everything else is declined and goes to `yaml`: comments, anchors, tags, block scalars, scalars over several
 * lines, escapes beyond `\"` and `\\`, keys that are no plain word, a key given twice, and whatever is an error there.
 */

/** A value, or undefined when the text is not of the plain kind. */
export function readPlainYaml(source: string): { readonly value: unknown } | undefined {
  // Tabs, controls and line separators; comments; the marks of documents and directives.
  if (/[^\n\u0020-\u007E\u00A0-\u2027\u2030-\uFEFE\uFF00-\uFFFD]|(?:^|[\n ])#|(?:^|\n)(?:---|\.\.\.|%)/.test(source)) return undefined;
  const reader = new Reader(source.split('\n'));
  try { return { value: reader.document() }; } catch (e) { if (e === declined) return undefined; throw e; }
}

const declined = Symbol('not plain YAML');
const decline = (): never => { throw declined; };

/** Words before `: `, that no schema of YAML takes for anything but text. */
const key = /([A-Za-z][A-Za-z0-9_-]{0,80}):(?: +|$)/y;
const notText = /^(?:null|true|false)$/i;
// What may begin a plain scalar without being an indicator.
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`~]/;
const numberLike = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$|^0o|^0x|^[-+]?\.(?:inf|nan)$/i;

function scalar(text: string): unknown {
  if (!plainStart.test(text[0]!)) decline();
  if (/^(?:null|true|false)$/i.test(text)) {
    if (text === 'true') return true;
    if (text === 'false') return false;
    return text === 'null' ? null : decline();
  }
  if (numberLike.test(text)) return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : /^0\d+$/.test(text) ? text : decline();
  return text;
}

class Reader {
  readonly #lines: readonly string[];
  #at = 0;

  constructor(lines: readonly string[]) { this.#lines = lines; }

  document(): unknown {
    const first = this.#next();
    if (first === undefined) return null;
    if (first !== 0) decline();
    const value = this.#block(0);
    if (this.#next() !== undefined) decline();
    return value;
  }

  /** Indentation of the next line that is not empty; undefined at the end. */
  #next(): number | undefined {
    for (; this.#at < this.#lines.length; this.#at++) {
      const l = this.#lines[this.#at]!;
      let i = 0;
      while (l.charCodeAt(i) === 32) i++;
      if (i < l.length) return i;
    }
    return undefined;
  }

  /** The map or list whose lines begin at this column of the current line. */
  #block(column: number): unknown {
    const line = this.#lines[this.#at]!;
    return this.#isItem(line, column) ? this.#list(column) : this.#map(column);
  }

  #isItem(line: string, column: number): boolean { return line.charCodeAt(column) === 45 && (line.length === column + 1 || line.charCodeAt(column + 1) === 32); }

  #map(column: number): Record<string, unknown> {
    const out: Record<string, unknown> = { __proto__: null } as unknown as Record<string, unknown>;
    // The first key of a map in a list item stands after the item's mark: its line is the current one.
    for (let first = true; first || this.#next() === column; first = false) {
      const line = this.#lines[this.#at]!;
      key.lastIndex = column;
      const m = key.exec(line);
      if (!m || notText.test(m[1]!) || m[1]! in out) decline();
      const name = m![1]!;
      const from = key.lastIndex;
      this.#at++;
      out[name] = from < line.length ? this.#inline(line, from) : this.#below(column, true);
    }
    return out;
  }

  #list(column: number): unknown[] {
    const out: unknown[] = [];
    while (this.#next() === column && this.#isItem(this.#lines[this.#at]!, column)) {
      const line = this.#lines[this.#at]!;
      let from = column + 1;
      while (line.charCodeAt(from) === 32) from++;
      if (from >= line.length) { this.#at++; out.push(this.#below(column, false)); continue; }
      key.lastIndex = from;
      if (this.#isItem(line, from)) decline();
      if (key.test(line)) out.push(this.#map(from));
      else { this.#at++; out.push(this.#inline(line, from)); }
    }
    return out;
  }

  /** The value on the lines below a key or mark that has none beside it. A list may stand at its key's own column. */
  #below(column: number, ofKey: boolean): unknown {
    const next = this.#next();
    if (next === undefined || next < column) return null;
    if (next > column) return this.#deeper(next);
    return ofKey && this.#isItem(this.#lines[this.#at]!, next) ? this.#list(next) : null;
  }

  #deeper(column: number): unknown {
    const line = this.#lines[this.#at]!;
    key.lastIndex = column;
    if (!this.#isItem(line, column) && !key.test(line)) decline();
    return this.#block(column);
  }

  /** A value that begins and ends on this line. */
  #inline(line: string, from: number): unknown {
    const end = lengthWithoutSpaces(line);
    const c = line[from]!;
    // A deeper line after a scalar continues it; after a closed one it is an error.
    const next = this.#next();
    const indent = line.length - line.trimStart().length;
    if (next !== undefined && next > indent && !this.#startsAt(line, next)) decline();
    if (c === '[' || c === '{') {
      const flow = new Flow(line, from, end);
      const value = flow.value();
      if (!flow.finished()) decline();
      return value;
    }
    if (c === '"' || c === "'") {
      const q = quoted(line, from, end);
      if (q.to !== end) decline();
      return q.value;
    }
    const text = line.slice(from, end);
    if (text.includes(': ') || text.endsWith(':')) decline();
    return scalar(text);
  }

  /** True when a line that begins at this column goes on with the map that this line's item mark opened. */
  #startsAt(line: string, column: number): boolean {
    if (!/^ *- /.test(line)) return false;
    const start = /^ *- +/.exec(line)![0].length;
    return start === column;
  }
}

const lengthWithoutSpaces = (line: string, to = line.length): number => { let end = to; while (end > 0 && line.charCodeAt(end - 1) === 32) end--; return end; };

/** A quoted scalar: its value and the offset after it. */
function quoted(line: string, from: number, end: number): { value: string; to: number } {
  const mark = line[from]!;
  const close = line.indexOf(mark, from + 1);
  if (close < 0 || close >= end) decline();
  if (mark === "'") return line[close + 1] === "'" ? decline() : { value: line.slice(from + 1, close), to: close + 1 };
  const plain = line.slice(from + 1, close);
  if (!plain.includes('\\')) return { value: plain, to: close + 1 };
  let value = '';
  for (let i = from + 1; i < end; i++) {
    const c = line[i]!;
    if (c === '"') return { value, to: i + 1 };
    if (c === '\\') { i++; if (line[i] !== '"' && line[i] !== '\\') decline(); value += line[i]!; } else value += c;
  }
  return decline();
}

/** `[ … ]` and `{ … }` on one line. */
class Flow {
  readonly #line: string;
  readonly #end: number;
  #at: number;

  constructor(line: string, from: number, end: number) { this.#line = line; this.#at = from; this.#end = end; }

  finished(): boolean { return this.#at === this.#end; }

  #skip(): string | undefined {
    while (this.#at < this.#end && this.#line.charCodeAt(this.#at) === 32) this.#at++;
    return this.#at < this.#end ? this.#line[this.#at] : undefined;
  }

  value(): unknown {
    const c = this.#line[this.#at];
    if (c === '[') return this.#entries(']', [] as unknown[], (list) => { list.push(this.value()); });
    if (c === '{') return this.#entries('}', { __proto__: null } as unknown as Record<string, unknown>, (map) => { this.#pair(map); });
    if (c === '"' || c === "'") {
      const q = quoted(this.#line, this.#at, this.#end);
      this.#at = q.to;
      return q.value;
    }
    const from = this.#at;
    while (this.#at < this.#end && !/[,[\]{}]/.test(this.#line[this.#at]!)) this.#at++;
    const text = this.#line.slice(from, lengthWithoutSpaces(this.#line, this.#at));
    if (text.length === 0 || text.includes(': ') || text.endsWith(':')) decline();
    return scalar(text);
  }

  #pair(map: Record<string, unknown>): void {
    key.lastIndex = this.#at;
    const m = key.exec(this.#line);
    if (!m || notText.test(m[1]!) || m[1]! in map || key.lastIndex >= this.#end) decline();
    this.#at = key.lastIndex;
    map[m![1]!] = this.value();
  }

  #entries<T>(close: string, into: T, read: (into: T) => void): T {
    this.#at++;
    if (this.#skip() === close) { this.#at++; return into; }
    for (;;) {
      read(into);
      const c = this.#skip();
      this.#at++;
      if (c === close) return into;
      if (c !== ',') decline();
      const next = this.#skip();
      if (next === undefined || next === close || next === ',') decline();
    }
  }
}
