/** npm run licences [-- --out DIR --json]: licences of all packages, a bill of materials, and what is wrong with them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../src/build/files.ts';
import { billOfMaterials, licenceList, projectLock, supplyProblems } from '../src/build/supply-chain.ts';
import { projectRoot } from '../src/build/templates.ts';
import { commandArguments, fromTyped } from './arguments.ts';

const { values } = commandArguments({ out: { type: 'string' }, json: { type: 'boolean' } }, 'npm run licences -- [--out DIR] [--json]');
const self = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { name: string; version: string; description: string; license: string; dependencies: Record<string, string>; devDependencies: Record<string, string>; allowScripts?: Record<string, unknown> };
const packages = projectLock();
const asked = { ...self.dependencies, ...self.devDependencies };
const list = licenceList(packages);
const bom = billOfMaterials(packages, { ...self, direct: Object.keys(asked) });
if (values.out) {
  const out = fromTyped(values.out);
  writeWhole(path.join(out, 'licences.txt'), list);
  writeWhole(path.join(out, 'sbom.cdx.json'), bom);
}
console.log(values.json ? bom.trimEnd() : `${list}\n${packages.length} packages, ${packages.filter((p) => !p.development).length} of them to build a site.${values.out ? ` ${values.out}/licences.txt and ${values.out}/sbom.cdx.json are written.` : ' --out DIR writes this list and a bill of materials (CycloneDX).'}`);
const problems = supplyProblems(packages, asked, self.allowScripts ?? {});
for (const p of problems) console.error(p);
process.exitCode = problems.length ? 1 : 0;
