/** Marks the words a search has found where the reader arrives, then takes them out of the address: what is copied from it is the permanent one. */

const highlightName = 'found';

const url = new URL(location.href);
const words = url.searchParams.getAll('mark').map((word) => word.trim()).filter((word) => word !== '' && word.length <= 60).slice(0, 12);
url.searchParams.delete('mark');
history.replaceState(history.state, '', url);

// A paragraph in the language that the reader has folded away is unfolded.
const target = document.querySelector(':target');
if (target && target.getClientRects().length === 0) {
  const both = document.querySelector<HTMLInputElement>('#view-both');
  if (both) { both.checked = true; target.scrollIntoView(); }
}

function placesOf(found: RegExp): Range[] {
  const ranges: Range[] = [];
  for (const host of document.querySelectorAll('main h1, main .other-title, main .para-text, main .note')) {
    const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const match of (node.nodeValue ?? '').matchAll(found)) {
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

if (words.length > 0) {
  const any = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  const ranges = placesOf(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${any})(?![\\p{L}\\p{M}\\p{N}])`, 'giu'));
  // The text stays as it is where the browser can mark without touching it.
  if ('highlights' in CSS) CSS.highlights.set(highlightName, new Highlight(...ranges));
  else for (const range of ranges.reverse()) range.surroundContents(document.createElement('mark'));
}
export {};
