/** npm run release [-- --content DIR --out DIR --sign KEY]: after a build that is to be published, adds its addresses to `permalinks.txt`; with a key, signs its list of digests. */
import { ContentError } from '../src/build/build.ts';
import { release } from '../src/build/release.ts';
import { signatureFile, signSums } from '../src/build/signature.ts';
import { common, commandArguments, fromTyped, places } from './arguments.ts';

const { values } = commandArguments({ ...common, sign: { type: 'string' } }, 'npm run release -- [--content DIR] [--out DIR] [--sign KEY]');
const where = places(values);
try {
  const r = await release(where);
  if (r.missing.length) {
    for (const f of r.missing.slice(0, 20)) console.error(`${where.outDir}: ${f} is not there`);
    console.error(`${r.missing.length} pages of this content are not in the build; run "npm run build" first. Nothing was recorded.`);
    process.exitCode = 1;
  } else {
    if (values.sign) signSums(where.outDir, fromTyped(values.sign));
    if (values.json) console.log(JSON.stringify(r));
    else console.log(`${r.added} new addresses and ${r.anchors} new anchors recorded; ${r.total} in ${where.shown}/permalinks.txt. Commit it with the release.${values.sign ? ` ${where.outDir}/${signatureFile} is signed.` : ''}`);
  }
} catch (e) {
  if (!(e instanceof ContentError)) { console.error(`release failed: ${(e as Error).message}`); process.exit(1); }
  console.error(e.message);
  console.error(`${e.problems.length} problem${e.problems.length === 1 ? '' : 's'}; nothing was recorded.`);
  process.exitCode = 1;
}
