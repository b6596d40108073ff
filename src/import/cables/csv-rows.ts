/**
 * Records of a CSV file whose quotes are escaped with a backslash, as a stream. Fields run over many lines. It looks for the next sign that
 * matters rather than at each letter, which for cables (one sign in a thousand letters) is many times as fast as a general reader.
 */
import { ImportError } from '../importer.ts';
import type { SourceFile } from '../importer.ts';
import { decodeUtf8 } from '../source.ts';

export interface CsvRow {
  readonly record: readonly string[];
  /** Line on which it begins. */
  readonly line: number;
}

/** Thrown inside where the text at hand ends within a record. */
const more = Symbol('the record goes on');

/**
 * Reads the records of a file in turns, as many as a piece of it holds; lines without a character are none. In a quoted field the character
 * behind a backslash stands for itself.
 * @param longest characters of the longest record: without a limit one missing quote would swallow the file
 * @throws {ImportError} with the line, for a quote where none can stand, for one that is open at the end, and for a record that is too long
 */
export async function* csvRows(source: SourceFile, longest: number): AsyncGenerator<CsvRow[]> {
  const reader = new Reader(source.path, longest);
  for await (const chunk of decodeUtf8(source)) yield reader.read(chunk, false);
  yield reader.read('', true);
}

class Reader {
  readonly #path: string;
  readonly #longest: number;
  #text = '';
  #at = 0;
  #line = 1;
  /** The next backslash at or behind #at; the text's length where there is none. */
  #escape = 0;

  constructor(path: string, longest: number) { this.#path = path; this.#longest = longest; }

  read(chunk: string, last: boolean): CsvRow[] {
    this.#text = this.#text.slice(this.#at) + chunk;
    this.#at = 0;
    this.#escape = this.#nextEscape(0);
    const rows: CsvRow[] = [];
    try {
      while (this.#at < this.#text.length) {
        const start = this.#at, record = this.#record(last), line = this.#line;
        if (this.#at - start > this.#longest) this.#fail(this.#tooLong);
        this.#line += breaks(this.#text, start, this.#at);
        if (!/[\r\n]/.test(this.#text[start]!)) rows.push({ record, line });
      }
    } catch (error) {
      if (error !== more) throw error;
      if (this.#text.length - this.#at > this.#longest) this.#fail(this.#tooLong);
    }
    return rows;
  }

  get #tooLong(): string { return `a record is longer than ${this.#longest} characters: a quote before it is not escaped with a backslash`; }

  #fail(message: string, at = this.#at): never { throw new ImportError(this.#path, message, { line: this.#line + breaks(this.#text, this.#at, at), column: 1 }); }

  #nextEscape(from: number): number { const i = this.#text.indexOf('\\', from); return i < 0 ? this.#text.length : i; }

  /** One record; moves behind its line break when it is whole. */
  #record(last: boolean): string[] {
    const text = this.#text, out: string[] = [];
    for (let i = this.#at;;) {
      if (text[i] === '"') {
        let value = '', from = i + 1;
        if (this.#escape < from) this.#escape = this.#nextEscape(from);
        for (;;) {
          const close = text.indexOf('"', from);
          // An escaped quote is the first one found as well: the backslash before it comes first.
          if (this.#escape < (close < 0 ? text.length : close)) {
            if (this.#escape + 1 >= text.length) this.#open(last);
            value += text.slice(from, this.#escape) + text[this.#escape + 1]!;
            from = this.#escape + 2;
            this.#escape = this.#nextEscape(from);
          } else if (close < 0) this.#open(last);
          else { out.push(owned(value + text.slice(from, close))); i = close + 1; break; }
        }
        if (i >= text.length && !last) this.#wait();
        if (i < text.length && !/[,\r\n]/.test(text[i]!)) this.#fail('a quote stands where none can; expected fields in double quotes, quotes within them escaped with a backslash (\\")', i);
      } else {
        sign.lastIndex = i;
        const end = sign.exec(text)?.index ?? text.length;
        if (end >= text.length && !last) this.#wait();
        if (text[end] === '"') this.#fail('a quote stands where none can; expected fields in double quotes, quotes within them escaped with a backslash (\\")', end);
        out.push(owned(text.slice(i, end)));
        i = end;
      }
      if (text[i] === ',') { i++; continue; }
      if (text[i] === '\r') {
        if (i + 1 >= text.length && !last) this.#wait();
        i += text[i + 1] === '\n' ? 2 : 1;
      } else if (i < text.length) i++;
      this.#at = i;
      this.#escape = this.#escape < i ? this.#nextEscape(i) : this.#escape;
      return out;
    }
  }

  #wait(): never { this.#escape = 0; throw more; }

  #open(last: boolean): never {
    if (last) this.#fail('a quoted field is open when the file ends: the file is cut short, or a quote in it is not escaped with a backslash', this.#text.length);
    return this.#wait();
  }
}

const sign = /[,\r\n"]/g;

/** Line breaks between two offsets; CR LF is one, and so is a CR alone. */
function breaks(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) n++;
  if (n === 0) for (let i = text.indexOf('\r', from); i >= 0 && i < to; i = text.indexOf('\r', i + 1)) n++;
  return n;
}

/** A copy of its own: V8 would keep the whole piece of the file for a word cut out of it. */
const owned = (s: string): string => (s.length < 13 ? s : Buffer.from(s, 'utf8').toString('utf8'));
