/**
 * For checking alone: the words of a volume's documents by a walk that shares nothing with the importer, so that both can't err alike. What
 * the importer makes and what stands on the built pages is compared with it.
 */
/** Running text of a document (head first, notes left out), the text of each of its notes and its page numbers, in order. White space as in the file. */
export interface Extract { text: string; notes: string[]; pages: string[]; /** Elements by name. */ counts: Map<string, number> }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (s: string): string => s.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, h?: string, d?: string, n?: string) => (h ? String.fromCodePoint(parseInt(h, 16)) : d ? String.fromCodePoint(+d) : entities[n!] ?? `&${n!};`));

/**
 * Signs no page may hold, of which an import warns one by one: C1 controls are letters of Windows-1252 (as every browser reads them) or nothing,
 * the rest of the control characters and the controls of direction are nothing.
 */
const readable = (s: string): string => s.replace(/[\u0080-\u009F]/g, (c) => new TextDecoder('windows-1252').decode(Uint8Array.of(c.charCodeAt(0)))).replace(/(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '');

/**
 * Text and notes of each document, by scanning tags left to right; a document inside another is part of it. A note's words are its own; so are
 * those of a note inside it. A document without id is called by the id of the part it stands in and its place there.
 */
export function extract(xml: string): Map<string, Extract> {
  const out = new Map<string, Extract>();
  let current: Extract | undefined, depth = 0;
  const noteStack: { at: number }[] = [];
  const parts: string[] = [];
  const unnamed = new Map<string, number>();
  let silent = 0;
  const add = (s: string): void => {
    if (!current || silent > 0) return;
    const note = noteStack.at(-1);
    const words = readable(s);
    if (note) current.notes[note.at] += words;
    else current.text += words;
  };
  for (const m of xml.matchAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+/g)) {
    const [whole, cdata, close, name, attributes = ''] = m;
    if (cdata !== undefined) { add(cdata); continue; }
    if (whole.startsWith('<!') || whole.startsWith('<?')) continue;
    if (name === undefined) { add(unescape(whole)); continue; }
    const empty = attributes.endsWith('/');
    if (name === 'div' && !empty) {
      const xmlId = /xml:id="([^"]*)"/.exec(attributes)?.[1];
      if (close) { if (depth > 0) { if (--depth === 0) current = undefined; } else parts.pop(); }
      else if (depth > 0) depth++;
      else if (/type="document"/.test(attributes)) {
        const within = parts.findLast(Boolean) ?? 'body';
        if (xmlId === undefined) unnamed.set(within, (unnamed.get(within) ?? 0) + 1);
        current = { text: '', notes: [], pages: [], counts: new Map() };
        out.set(xmlId ?? `${within}-${unnamed.get(within)!}`, current);
        depth = 1;
      } else parts.push(xmlId ?? '');
    }
    if (!current) continue;
    if (!close) {
      const kind = name === 'persName' && /corresp="/.test(attributes) ? 'persName@corresp' : name === 'gloss' && /target="/.test(attributes) ? 'gloss@target' : name;
      current.counts.set(kind, (current.counts.get(kind) ?? 0) + 1);
      if (name === 'pb') current.pages.push(/ n="([^"]*)"/.exec(attributes)?.[1] ?? '');
    }
    if (empty) { if (name === 'lb') add(' '); continue; }
    // Not text: the players of one volume; two counts that the importer records beside the text.
    if (/^(?:(?:\w+:)?(?:script|object)|frus:page-count-according-to-citation|frus:problem)$/.test(name)) silent += close ? -1 : 1;
    if (name === 'note' && !/rend="inline"/.test(attributes)) {
      if (close) noteStack.pop();
      else noteStack.push({ at: current.notes.push('') - 1 });
    }
    if (/^(?:p|item|cell|row|head|label|lb|list|table|signed|salute|dateline|closer|opener|div|quote|postscript|affiliation|l|lg)$/.test(name)) add(' ');
  }
  return out;
}
