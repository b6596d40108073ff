/** npm run dev [-- --content DIR]: live editing, drafts visible, problems shown in the page. */
import { dev } from 'astro';
import { writeEditorFiles } from '../src/build/editor-files.ts';
import { projectRoot } from '../src/build/templates.ts';
import { common, commandArguments, places } from './arguments.ts';

const { values } = commandArguments(common, 'npm run dev -- [--content DIR]');
process.env.BARQIYAT_CONTENT = places(values).contentDir;
writeEditorFiles(places(values).contentDir, projectRoot);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const server = await dev({ root: projectRoot, server: { port: Number(process.env.PORT ?? 4321), host: '127.0.0.1' } });
console.log(`http://127.0.0.1:${server.address.port}`);
