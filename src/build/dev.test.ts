import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { cable, smallArchive } from '../test/small-archive.ts';
import { build } from './build.ts';
import { filesBelow } from './swap.ts';
import { projectRoot } from './templates.ts';

/** What the box at the top of a page says, as it is read. */
const problemsIn = (html: string): string => (/<aside class="dev-problems"[\s\S]*?<\/aside>/.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#x22;', '"');

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

test('dev shows a draft, and stands with broken content: each page says what is wrong, with file, line and column; a build has neither', async () => {
  const a = smallArchive();
  const port = await freePort();
  a.write('cables/03HARBOUR4.md', cable('03HARBOUR4', { body: '1. (U) Words of a draft.' }).replace('status: published', 'status: draft'));
  const child = spawn(process.execPath, [path.join(projectRoot, 'scripts/dev.ts'), '--content', a.contentDir], { env: { ...process.env, PORT: String(port), INIT_CWD: '' } });
  let said = '';
  try {
    await new Promise<void>((resolve, reject) => {
      const hear = (d: Buffer): void => { said += d.toString(); if (said.includes(`http://127.0.0.1:${port}\n`)) resolve(); };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', () => reject(new Error(said)));
    });
    const page = async (address: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${address}`)).text();
    const draft = await page('/en/cables/03HARBOUR4/');
    assert.match(draft, /Words of a draft/);
    assert.match(await page('/en/cables/'), /03HARBOUR4/);
    assert.equal(problemsIn(draft), '');
    // The editor saves something broken; the server hears of it from the system, so the page is asked until it says so.
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: '1. (C) Seen by [somebody](person:nobody-known).\n\n2. And [nothing](nowhere:else).' }));
    let told = '';
    for (const until = Date.now() + 60_000; !problemsIn(told) && Date.now() < until;) told = await page('/en/cables/03HARBOUR1/');
    const text = problemsIn(told);
    assert.match(text, /cables\/03HARBOUR2\.md:16:16: person "nobody-known" is not known; expected a record in authorities\/persons/);
    assert.match(text, /cables\/03HARBOUR2\.md:18:8: a link with the scheme "nowhere:"/);
    // What is right is shown all the same.
    assert.match(told, /It burned oil/);
    await assert.rejects(build({ contentDir: a.contentDir, shown: 'content', outDir: a.outDir, cacheDir: a.cacheDir, workers: 1 }), /content\/cables\/03HARBOUR2\.md:16:16:/);
    assert.equal(existsSync(a.outDir), false);
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2'));
    await build({ contentDir: a.contentDir, shown: 'content', outDir: a.outDir, cacheDir: a.cacheDir, workers: 1 });
    assert.deepEqual(filesBelow(a.outDir).filter((f) => f.includes('03HARBOUR4')), []);
  } finally {
    child.removeAllListeners('close');
    child.kill();
    a.close();
  }
});
