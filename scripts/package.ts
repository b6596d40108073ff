/** npm run package -- epub|zip|bag|ro-crate [--select country=ml] [--lang ar] [--content DIR] [--out DIR] [--base-url URL] [--json] */
import { ContentError } from '../src/build/build.ts';
import { makePackage, packageKinds, type PackageKind } from '../src/build/package.ts';
import { common, commandArguments, fromTyped, places } from './arguments.ts';
import { progressLine } from './progress.ts';

const usage = 'npm run package -- epub|zip|bag|ro-crate [--select FACET=VALUE]… [--lang ar|en] [--content DIR] [--out DIR] [--base-url URL] [--json]';
const { values, positionals } = commandArguments({ ...common, select: { type: 'string', multiple: true }, lang: { type: 'string', multiple: true } }, usage);
const kind = positionals[0] as PackageKind | undefined;
if (positionals.length !== 1 || !kind || !packageKinds.includes(kind)) {
  console.error(`${kind === undefined ? 'which package?' : `"${positionals.join(' ')}" is no package; expected one of ${packageKinds.join(', ')}`}\nusage: ${usage}`);
  process.exit(2);
}
const progress = progressLine(!values.json);
const { contentDir, shown, cacheDir } = places({ content: values.content, out: undefined });
try {
  const files = await makePackage({ kind, contentDir, shown, cacheDir, outDir: fromTyped(values.out ?? 'packages'), select: values.select ?? [], languages: values.lang ?? [], baseUrl: values['base-url'], workers: values.workers ? Number(values.workers) : undefined, progress: progress.update });
  progress.end();
  if (values.json) console.log(JSON.stringify(files));
  else for (const f of files) console.log(`${f.file} (${(f.bytes / 1e6).toFixed(1)} MB)`);
} catch (e) {
  progress.end();
  console.error(e instanceof ContentError ? `${e.message}\n${e.problems.length} problem${e.problems.length === 1 ? '' : 's'}; no package was made.` : `no package was made: ${(e as Error).message}`);
  process.exit(1);
}
