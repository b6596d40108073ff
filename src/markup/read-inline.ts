/**
 * The inside of a paragraph, read in one pass over its characters: words, backslash escapes, hard breaks by backslash, emphasis by `*`, links with
 * a plain destination, references to notes, and brackets that mean nothing. The nodes, their values and their positions are those that the
 * parser of `parse-by-remark.ts` gives; whatever is not certain to be (code, entities, images, angle brackets, tildes, emphasis that overlaps
 * or may both open and close, destinations with brackets or spaces, labels that nothing defines …) is declined, never guessed at.
 */
import type { PhrasingContent } from 'mdast';

type Position = NonNullable<PhrasingContent['position']>;
export type Point = Position['start'];

/** Where inline text stands: `from` and `to` are offsets in `source`; `line` (one-based) is that of `from`, `lineStart` the offset at which that line begins. */
export interface InlineRange { readonly from: number; readonly to: number; readonly line: number; readonly lineStart: number }

interface Frame {
  readonly mark: '' | '[' | '*' | '**';
  /** Offset of the mark. */
  readonly from: number;
  readonly start: Point;
  readonly children: PhrasingContent[];
  /** A link stands in it: then it can't be one itself. */
  holdsLink: boolean;
}

const point = (line: number, column: number, offset: number): Point => ({ line, column, offset });
const escapable = (c: number): boolean => (c > 32 && c < 48) || (c > 57 && c < 65) || (c > 90 && c < 97) || (c > 122 && c < 127);
const alphanumeric = (c: number): boolean => (c > 47 && c < 58) || (c > 64 && c < 91) || (c > 96 && c < 123);
const noteReference = /\[\^([A-Za-z0-9_-]{1,80})\]/y;
// No brackets, quotes, escapes, entities or controls: the destination is its own value.
const destination = /\(([A-Za-z0-9/#][^\s()<>\\&"'`\u0000-\u001F\u007F-\u009F]*)\)/y;
const entity = /&(?:#|[A-Za-z][A-Za-z0-9]{0,40};)/y;
const punctuation = /[\p{P}\p{S}]/u;
const white = /\s/;

/** What stands beside a run of asterisks decides what it does: 1 white space or nothing, 2 punctuation, 0 anything else. */
function sideOf(source: string, at: number, from: number, to: number): 0 | 1 | 2 {
  if (at < from || at >= to) return 1;
  const c = source.charCodeAt(at);
  if (alphanumeric(c)) return 0;
  if (c === 32 || c === 10) return 1;
  // Like the parser, by code unit: half of a pair is a letter.
  const s = source[at]!;
  return white.test(s) ? 1 : punctuation.test(s) ? 2 : 0;
}

/**
 * The nodes of an inline range, or undefined when it is declined. `labels` are the identifiers of the notes defined in the document, in upper case.
 * The range begins and ends with a character that is no space, and no line of it begins or ends with one.
 */
export function readInline(source: string, range: InlineRange, labels: ReadonlySet<string>): PhrasingContent[] | undefined {
  const { from, to } = range;
  let { line, lineStart } = range;
  const at = (offset: number): Point => point(line, offset - lineStart + 1, offset);
  let frame: Frame = { mark: '', from, start: at(from), children: [], holdsLink: false };
  const stack: Frame[] = [frame];
  /** Neighbouring pieces of text are one node. */
  const addText = (value: string, start: Point, end: Point): void => {
    const last = frame.children.at(-1);
    if (last?.type === 'text') { last.value += value; (last.position as Position).end = end; } else frame.children.push({ type: 'text', value, position: { start, end } });
  };
  const open = (mark: Frame['mark'], offset: number): void => { frame = { mark, from: offset, start: at(offset), children: [], holdsLink: false }; stack.push(frame); };
  const close = (): Frame => { const closed = stack.pop()!; frame = stack.at(-1)!; return closed; };
  /** A bracket that is no link: the character it is, and what stands in it. */
  const asCharacters = (b: Frame): void => {
    addText('[', b.start, point(b.start.line, b.start.column + 1, b.from + 1));
    for (const c of b.children) if (c.type === 'text') addText(c.value, c.position!.start, c.position!.end); else frame.children.push(c);
    frame.holdsLink ||= b.holdsLink;
  };

  let i = from;
  let textFrom = i;
  const flush = (end: number): void => { if (end > textFrom) addText(source.slice(textFrom, end), at(textFrom), at(end)); };
  while (i < to) {
    switch (source.charCodeAt(i)) {
      case 92: { // backslash
        const next = i + 1 < to ? source.charCodeAt(i + 1) : 0;
        if (next === 10) {
          flush(i);
          const start = at(i);
          i += 2;
          line++;
          lineStart = i;
          frame.children.push({ type: 'break', position: { start, end: at(i) } });
          textFrom = i;
        } else if (escapable(next)) {
          flush(i);
          addText(source[i + 1]!, at(i), at(i + 2));
          i += 2;
          textFrom = i;
        } else i++;
        break;
      }
      case 10: { // line ending
        flush(i);
        const start = at(i);
        i++;
        line++;
        lineStart = i;
        addText('\n', start, at(i));
        textFrom = i;
        break;
      }
      case 42: { // *
        let end = i + 1;
        while (end < to && source.charCodeAt(end) === 42) end++;
        const before = sideOf(source, i - 1, from, to);
        const after = sideOf(source, end, from, to);
        const opens = after === 0 || (after === 2 && before !== 0);
        const closes = before === 0 || (before === 2 && after !== 0);
        if (opens && closes) return undefined;
        if (opens || closes) {
          if (end - i > 2) return undefined;
          const mark = end - i === 1 ? '*' : '**';
          flush(i);
          if (opens) open(mark, i);
          else {
            if (frame.mark !== mark) return undefined;
            const closed = close();
            frame.children.push({ type: mark === '*' ? 'emphasis' : 'strong', children: closed.children, position: { start: closed.start, end: at(end) } });
            frame.holdsLink ||= closed.holdsLink;
          }
          textFrom = end;
        }
        i = end;
        break;
      }
      case 95: { // _ inside a word is a letter
        let end = i + 1;
        while (end < to && source.charCodeAt(end) === 95) end++;
        if (i === from || end >= to || !alphanumeric(source.charCodeAt(i - 1)) || !alphanumeric(source.charCodeAt(end))) return undefined;
        i = end;
        break;
      }
      case 91: { // [
        flush(i);
        if (source.charCodeAt(i + 1) === 94) {
          noteReference.lastIndex = i;
          const m = noteReference.exec(source);
          if (!m || noteReference.lastIndex > to || !labels.has(m[1]!.toUpperCase())) return undefined;
          const end = noteReference.lastIndex;
          frame.children.push({ type: 'footnoteReference', identifier: m[1]!.toLowerCase(), label: m[1]!, position: { start: at(i), end: at(end) } });
          i = end;
        } else {
          open('[', i);
          i++;
        }
        textFrom = i;
        break;
      }
      case 93: { // ]
        if (frame.mark !== '[') {
          // Closes nothing: a character. Across emphasis that is still open it might close something.
          if (stack.some((f) => f.mark === '[')) return undefined;
          i++;
          break;
        }
        flush(i);
        const next = i + 1 < to ? source.charCodeAt(i + 1) : 0;
        if (next === 91) return undefined;
        const closed = close();
        if (next === 40) {
          destination.lastIndex = i + 1;
          const m = destination.exec(source);
          if (!m || destination.lastIndex > to || closed.holdsLink) return undefined;
          i = destination.lastIndex;
          frame.children.push({ type: 'link', title: null, url: m[1]!, children: closed.children, position: { start: closed.start, end: at(i) } });
          for (const f of stack) f.holdsLink = true;
        } else {
          asCharacters(closed);
          addText(']', at(i), at(i + 1));
          i++;
        }
        textFrom = i;
        break;
      }
      case 38: // &
        entity.lastIndex = i;
        if (entity.test(source)) return undefined;
        i++;
        break;
      case 33: // !
        if (source.charCodeAt(i + 1) === 91) return undefined;
        i++;
        break;
      case 60: case 96: case 126: // < ` ~
        return undefined;
      default:
        i++;
    }
  }
  flush(to);
  while (stack.length > 1) {
    if (frame.mark !== '[') return undefined;
    asCharacters(close());
  }
  return frame.children;
}

