import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderMarkup } from './pipeline.ts';

for (const [file, lang] of [['docs/writing-a-cable.md', 'en'], ['docs/writing-a-cable.ar.md', 'ar']] as const) {
  test(`every construct that ${file} shows is one the pipeline knows`, () => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const spans = [...text.matchAll(/`([^`\n]*\]\((?:[a-z]+):[^`\n]*)`/g)].map((m) => m[1]!);
    assert.ok(spans.length > 12, String(spans.length));
    const wrong: string[] = [];
    for (const span of spans) {
      // A cell's mark means something in a table only.
      const body = span.startsWith('[](cell:') ? `| a | b |\n| - | - |\n| c | d |\n| e | ${span} |\n` : span.replace('…](part', 'x](part').replace('https://…', 'https://example.org');
      for (const p of renderMarkup({ file: { path: 'cables/X.md', shown: 'X.md', text: body }, start: 0, lang, own: true, labelsElsewhere: ['algeria', 'fn2'], noteNumbers: new Map([['algeria', '1']]) }).problems) wrong.push(`${span}: ${p.found}`);
    }
    assert.deepEqual(wrong, []);
  });
}
