import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberNotes, renderMarkup } from './pipeline.ts';
import type { Markup } from './markup.ts';

function render(text: string, lang = 'en', own = true, labelsElsewhere: string[] = []): Markup & { problems: string[] } {
  const r = renderMarkup({ file: { path: 'cables/X1.md', shown: 'content/cables/X1.md', text }, start: 0, lang, own, labelsElsewhere, noteNumbers: numberNotes([text]) });
  return { ...r.markup, problems: r.problems.map((p) => `${p.line}:${p.column} ${p.kind}`) };
}
const anchors = (m: Markup) => m.blocks.filter((b) => b.kind === 'paragraph').map((b) => b.anchor);

test('printed numbers are read from the source, gaps and restarts stay', () => {
  const m = render('1. One\n\n3. Three\n\n4. Four\n\n## Next\n\n1. One again\n\n7) Seven');
  assert.deepEqual(m.blocks.filter((b) => b.number).map((b) => b.number), ['1.', '3.', '4.', '1.', '7)']);
  assert.deepEqual(anchors(m), ['p1', 'p3', 'p4', 'p1b', 'p7']);
});

test('a paragraph without number is named for its place, and yields to a printed number', () => {
  assert.deepEqual(anchors(render('First.\n\nSecond.\n\nThird.')), ['p1', 'p2', 'p3']);
  assert.deepEqual(anchors(render('Opening.\n\n1. One\n\n2. Two')), ['p1b', 'p1', 'p2']);
});

test('a version in another language has its language in every anchor', () => {
  assert.deepEqual(anchors(render('1. واحد\n\n2. اثنان', 'ar', false)), ['p1-ar', 'p2-ar']);
});

test('a place that refers to a note is told apart from one in another version, whatever the label ends in', () => {
  const own = render('He saw [it](note:a-ar)[^a-ar].\n\n[^a-ar]: A note.'), arabic = render('رآه[^a].\n\n[^a]: حاشية.', 'ar', false);
  const [one, other] = [own, arabic].map((m) => / id="(ref-[^"]+)"/.exec(m.blocks[0]!.html)?.[1]);
  assert.deepEqual([one, other], ['ref-a-ar', 'ref-a.ar']);
});

test('a portion mark is taken from the words and kept beside them', () => {
  const [b] = render('3. (S) The minister spoke.').blocks;
  assert.deepEqual([b!.number, b!.mark, b!.text], ['3.', 'S', 'The minister spoke.']);
});

test('words that follow a portion mark without a space stay joined to it', () => {
  const tight = (source: string): unknown[] => { const [b] = render(source).blocks; return [b!.mark, b!.tight, b!.text]; };
  assert.deepEqual(tight('1. (C)-Entire text.'), ['C', true, '-Entire text.']);
  assert.deepEqual(tight('(C)\u00A0Entire text.'), ['C', true, 'Entire text.']);
  assert.match(render('(C)\u00A0Entire text.').blocks[0]!.html, /^\u00A0Entire/);
  assert.deepEqual(tight('(C)[Touré](person:amadou-toumani-toure) spoke.'), ['C', true, 'Touré spoke.']);
  assert.deepEqual(tight('(C) [Touré](person:amadou-toumani-toure) spoke.'), ['C', undefined, 'Touré spoke.']);
  assert.deepEqual(tight('(C)\nEntire text.'), ['C', undefined, 'Entire text.']);
});

test('raw HTML is published as the characters it is', () => {
  const m = render('A <b onclick="x()">bold</b> claim.\n\n<script>alert(1)</script>');
  assert.equal(m.blocks[0]!.text, 'A <b onclick="x()">bold</b> claim.');
  assert.equal(m.blocks[1]!.text, '<script>alert(1)</script>');
  for (const b of m.blocks) assert.doesNotMatch(b.html, /<(b|script)[\s>]/);
});

test('quotes, dashes and dots stay as they were typed', () => {
  assert.equal(render('"straight" -- and \'so\' ... on').blocks[0]!.text, '"straight" -- and \'so\' ... on');
});

test('a note on a phrase yields its label, phrase and paragraph', () => {
  const m = render('He saw [a "problem"](note:algeria)[^algeria] there.\n\n[^algeria]: Reported in the press.');
  assert.deepEqual(m.noteReferences.map((r) => [r.label, r.anchor, r.phrase]), [['algeria', 'p1', 'a "problem"']]);
  assert.equal(m.notes[0]!.text, 'Reported in the press.');
  assert.match(m.blocks[0]!.html, /href="#note-algeria"[^>]*role="doc-noteref"[^>]*><sup>1<\/sup>/);
  assert.equal(m.blocks[0]!.text, 'He saw a "problem" there.');
});

test('a note defined in the other language file is a reference here and no text', () => {
  const m = render('Seen.[^far]', 'en', true, ['far']);
  assert.deepEqual(m.problems, []);
  assert.equal(m.blocks.length, 1);
  assert.deepEqual(m.blocks[0]!.notes, ['far']);
  assert.deepEqual(m.notes, []);
});

test('a note may refer to a note', () => {
  const m = render('Text.[^a]\n\n[^a]: See below.[^b]\n\n[^b]: Below.');
  assert.deepEqual(m.notes.map((n) => [n.label, n.notes.join()]), [['a', 'b'], ['b', '']]);
});

test('mentions carry scheme, target, fragment, words and place', () => {
  const m = render('Then [Touré](person:amadou-toumani-toure) read [it](cable:09BAMAKO754#p3) in [Kidal](place:ml/kidal).');
  assert.deepEqual(m.mentions.map((x) => [x.scheme, x.target, x.fragment, x.text, x.anchor, x.column]), [
    ['person', 'amadou-toumani-toure', undefined, 'Touré', 'p1', 6], ['cable', '09BAMAKO754', 'p3', 'it', 'p1', 48], ['place', 'ml/kidal', undefined, 'Kidal', 'p1', 78],
  ]);
});

test('page marks and note numbers are not part of the plain text', () => {
  assert.equal(render('some[p. 12](page:12)thing[^n] here\n\n[^n]: x').blocks[0]!.text, 'something here');
});

test('withheld words stay readable, redacted ones are a mark with its reason', () => {
  const m = render('He met [▇▇▇](redaction:source-protection) and [\\[1 line not declassified\\]](redaction:not-declassified).');
  assert.match(m.blocks[0]!.html, /class="redaction"/);
  assert.match(m.blocks[0]!.html, /class="withheld"[^>]*>\[1 line not declassified\]/);
});

test('continued cells become spans', () => {
  const html = render('| a | b | c |\n| - | - | - |\n| wide | [](cell:left) | x |\n| tall | y | z |\n| [](cell:up) | v | w |').blocks[0]!.html;
  assert.match(html, /<td colspan="2">wide<\/td>/);
  assert.match(html, /<td rowspan="2">tall<\/td>/);
});

test('a run of Latin letters in Arabic text is isolated, and the other way round', () => {
  assert.match(render('كتبت السفارة (09 BAMAKO 776) عن Boeing 727.', 'ar').blocks[0]!.html, /\(<bdi dir="ltr">09 BAMAKO 776<\/bdi>\).*<bdi dir="ltr">Boeing 727<\/bdi>\./);
  assert.match(render('The word «مشكلة» was his.').blocks[0]!.html, /«<bdi dir="rtl" lang="ar">مشكلة<\/bdi>»/);
});

test('an Arabic paragraph in an English text has its own language and direction', () => {
  const [, b] = render('English before.\n\nهذه فقرة كاملة باللغة العربية.').blocks;
  assert.deepEqual([b!.lang, b!.dir], ['ar', 'rtl']);
});

for (const [name, markdown] of [['javascript:', '[x](javascript:alert%281%29)'], ['data:', '[x](data:text/html,hi)'], ['vbscript:', '[x](vbscript:x)'], ['file:', '[x](file:///etc/passwd)'], ['a protocol-relative address', '[x](//evil.example)'], ['an autolink', '<javascript:alert(1)>'], ['a reference', '[x][y]\n\n[y]: JaVaScRiPt:alert(1)']] as const) {
  test(`a link with ${name} is an error and is shown as its words`, () => {
    const m = render(markdown);
    assert.ok(m.problems.some((p) => p.endsWith('link-scheme')), m.problems.join());
    assert.doesNotMatch(m.blocks[0]!.html, /href/);
  });
}

test('an image is an error and loads nothing', () => {
  const m = render('![a map](https://elsewhere.example/map.png)');
  assert.deepEqual(m.problems, ['1:1 image']);
  assert.doesNotMatch(m.blocks[0]!.html, /<img/);
});

test('an e-mail address in a text stays text', () => {
  assert.doesNotMatch(render('Write to someone@example.org today.').blocks[0]!.html, /href/);
});

test('printed note numbers are kept, and ours are letters beside them', () => {
  assert.deepEqual([...numberNotes(['a[^fn2] b[^own] c[^fn3] d[^other]'])], [['fn2', '2'], ['fn3', '3'], ['own', 'a'], ['other', 'b']]);
});

test('summary and comment are set apart until the next heading', () => {
  const m = render('## Summary\n\n1. Short.\n\n## Talks\n\n2. Long.\n\n3. Comment: Doubtful. End comment.\n\n4. After.');
  assert.deepEqual(m.blocks.map((b) => b.section), ['summary', 'summary', undefined, undefined, 'comment', undefined]);
});

test('a part may hold a mention: an empty mark before its words sets them apart', () => {
  const [whole, marked] = render('[Bamako, 1 December](part:dateline)\n\n[](part:signature)[Newsom](person:david-newsom)').blocks;
  assert.deepEqual([whole!.kind, whole!.part, whole!.text, whole!.html], ['part', 'dateline', 'Bamako, 1 December', 'Bamako, 1 December']);
  assert.deepEqual([marked!.kind, marked!.part, marked!.text], ['part', 'signature', 'Newsom']);
  assert.match(marked!.html, /^<a href="[^"]*\/persons\/david-newsom\/"/);
});

test('an empty head of a table is not shown', () => {
  assert.doesNotMatch(render('|  |  |\n| - | - |\n| a | b |').blocks[0]!.html, /thead/);
});

test('a reference before a colon counts in its place', () => {
  assert.deepEqual([...numberNotes(['One[^a] two[^b]: three[^c].\n\n[^c]: C.\n\n[^a]: A.\n\n[^b]: B.'])].map(([label, n]) => label + n), ['a1', 'b2', 'c3']);
});
