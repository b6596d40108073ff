/** What the CPU time of a build is made of, by Linux's `perf`: every thread, V8's own work and the kernel's included. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../templates.ts';

/** Parts of a build, each known by names that stand in the stack of a sample; the first that fits has it. */
const parts: readonly (readonly [name: string, names: RegExp])[] = [
  ['V8: cleaning memory', /Scaveng|MarkCompact|ConcurrentMarking|Sweep|CollectGarbage|Heap::Perform|MinorMark|Marking/],
  ['V8: compiling hot code', /OptimizingCompileTask|MaglevConcurrent|OptimizedCompilationJob|maglev::|Baseline.*Compil|baseline::|compiler::/],
  ['V8: compiling code the first time', /Runtime_CompileLazy|Compiler::Compile|parsing::|BackgroundCompile/],
  ['starting threads, loading modules', /ModuleWrap|modules\/esm|modules\/cjs|processTypeScript|LoadEnvironment|CreateEnvironment|NewIsolate|Snapshot|CompileCache|wasm::/],
  ['exports', /writeExports|export-step|export-ledger|export-follow/],
  ['pictures beside links', /link-picture|writeLinkPictures/],
  ['tree of the site, its digests and their memory', /swap\.ts|writeSums|known-output|hosting|copyPublic/],
  ['pages: bytes, SHA-256, files', /writeInto|bytesOf|render-worker.*hash/],
  ['pages: reading the compiled text', /readBody|bodyOf/],
  ['pages: components', /renderPage|writeComponent/],
  ['pages: what else threads do for them', /render-worker/],
  ['texts: frontmatter', /readYaml|parseWith/],
  ['texts: Markdown to blocks', /renderMarkup|parseMarkdown|remark-|write-block/],
  ['texts: writing the compiled text', /writeBody/],
  ['texts: reading, digest, summary', /compileOne|compileCable|readEntry/],
  ['models of pages and their digests', /toWrite|siteTasks|cableTasks/],
  ['archive: listing, linking, keeping', /openStore|linkArchive|openChecked/],
  ['between threads', /JsonStringify|JsonParse|workers\.ts|worker-thread|messageport/],
];

export interface Share { readonly part: string; /** Of all samples, between 0 and 1. */ readonly share: number }

/** Builds an archive cold in a folder of its own and says what the time went into, greatest first. Throws when there is no `perf`, or the build fails. */
export async function profileBuild(contentDir: string, more: readonly string[]): Promise<Share[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-profile-'));
  try {
    mkdirSync(path.join(dir, 'jit'));
    const run = (args: readonly string[]): void => {
      const r = spawnSync('perf', args, { cwd: path.join(dir, 'jit'), encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, BARQIYAT_CACHE: path.join(dir, 'cache'), INIT_CWD: '' } });
      if (r.status !== 0) throw new Error(r.error ? 'perf is not installed; it comes with Linux, and nothing else is needed' : `perf ${args[0]} failed: ${r.stderr.slice(-1000)}`);
    };
    const preload = path.join(projectRoot, 'scripts/compile-cache.js');
    run(['record', '-k', 'mono', '-F', '499', '-g', '-e', 'cpu-clock', '-o', path.join(dir, 'samples'), process.execPath, '--perf-prof', '--import', preload, path.join(projectRoot, 'scripts/build.ts'), '--content', contentDir, '--out', path.join(dir, 'dist'), '--json', '--no-search', ...more]);
    run(['inject', '-j', '-i', path.join(dir, 'samples'), '-o', path.join(dir, 'named')]);
    return await shares(path.join(dir, 'named'), dir);
  } finally { rmSync(dir, { recursive: true, force: true }); }
}

async function shares(file: string, cwd: string): Promise<Share[]> {
  const script = spawn('perf', ['script', '-i', file, '-F', 'comm,ip,sym'], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const counts = new Map<string, number>();
  let total = 0, stack = '';
  const end = (): void => {
    if (!stack) return;
    const part = parts.find(([, names]) => names.test(stack))?.[0] ?? 'other';
    counts.set(part, (counts.get(part) ?? 0) + 1);
    total++;
    stack = '';
  };
  for await (const line of createInterface({ input: script.stdout })) if (line === '') end(); else if (/^\s+[0-9a-f]+ /.test(line)) stack += `${line}\n`;
  end();
  return [...counts].map(([part, n]) => ({ part, share: n / total })).sort((a, b) => b.share - a.share);
}
