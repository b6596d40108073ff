/** npm start [-- --content DIR]: builds and serves on http://127.0.0.1:4321 (PORT moves it). */
import { build, ContentError } from '../src/build/build.ts';
import { listen, siteServer } from '../src/build/serve.ts';
import { interfaceWords } from '../src/i18n/index.ts';
import { common, commandArguments, places } from './arguments.ts';
import { progressLine } from './progress.ts';

const { values } = commandArguments(common, 'npm start -- [--content DIR] [--out DIR]');
const where = places(values);
const progress = progressLine(true);
const port = Number(process.env.PORT ?? 4321);
try {
  const report = await build({ ...where, baseUrl: values['base-url'] ?? `http://127.0.0.1:${port}`, progress: progress.update });
  progress.end();
  const at = await listen(siteServer(where.outDir), port);
  console.log(`${interfaceWords('en').counts.cables(report.cables)}, ${report.pages} pages. Read them at http://127.0.0.1:${at}`);
} catch (e) {
  progress.end();
  console.error(e instanceof ContentError ? `${e.message}\n${e.problems.length} problem(s); correct them and start again.` : `start failed: ${(e as Error).message}`);
  process.exit(1);
}
