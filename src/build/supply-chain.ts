/**
 * What others wrote that this software is made with: licences and a bill of materials (CycloneDX), read from the lock file alone, so that they
 * name every package of every platform, need no network, and are the same wherever they are made.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './templates.ts';

export interface Package {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as its authors declare it; '' when they declare none. */
  readonly licence: string;
  /** For tests and checks alone: not needed to build a site. */
  readonly development: boolean;
  /** For some platforms only. */
  readonly optional: boolean;
  /** Wants to run a program of its own when it is installed. */
  readonly installScript: boolean;
  /** `sha512-…` of what the registry gave. */
  readonly integrity: string;
  /** Names of the packages it needs. */
  readonly needs: readonly string[];
}

interface LockEntry { readonly name?: string; readonly version?: string; readonly license?: string; readonly dev?: boolean; readonly devOptional?: boolean; readonly optional?: boolean; readonly hasInstallScript?: boolean; readonly integrity?: string; readonly dependencies?: Record<string, string>; readonly optionalDependencies?: Record<string, string> }

/** Packages of a lock file, one a name and version, sorted. Throws when the file is of a form we do not know. */
export function readLock(text: string): Package[] {
  const lock = JSON.parse(text) as { lockfileVersion?: number; packages?: Record<string, LockEntry> };
  if (lock.lockfileVersion !== 3 || !lock.packages) throw new Error('package-lock.json has no "lockfileVersion": 3; run npm install with npm 9 or later');
  const out = new Map<string, Package>();
  for (const [at, e] of Object.entries(lock.packages)) {
    if (at === '') continue;
    const name = e.name ?? at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const p: Package = {
      name, version: e.version ?? '', licence: e.license ?? '', development: (e.dev ?? false) || (e.devOptional ?? false), optional: (e.optional ?? false) || (e.devOptional ?? false), installScript: e.hasInstallScript ?? false, integrity: e.integrity ?? '',
      needs: Object.keys({ ...e.dependencies, ...e.optionalDependencies }).sort(),
    };
    const key = `${p.name}@${p.version}`;
    const other = out.get(key);
    // Installed in two places, it is needed for building when one of them is.
    out.set(key, other ? { ...p, development: p.development && other.development, optional: p.optional && other.optional } : p);
  }
  return [...out.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

export const projectLock = (): Package[] => readLock(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8'));

/** Licences whose terms allow what we do: use and pass on, with their notice. */
const free = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'Zlib']);
/** Licences that ask for the source of the package itself when it is passed on changed. We change none, and none of their code is in a built site. */
const weak = new Set(['LGPL-3.0-or-later', 'MPL-2.0']);

/**
 * Whether a licence expression may be used: `MIT`, `(MIT OR GPL-3.0)`, `Apache-2.0 AND LGPL-3.0-or-later`. Of alternatives one is enough;
 * of what applies together all must be. A word that is not known is refused.
 */
export function isAllowed(expression: string): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const one = (): boolean => {
    const w = words[at++];
    if (w === '(') { const inside = either(); return words[at++] === ')' && inside; }
    if (w === undefined || w === ')' || w === 'AND' || w === 'OR') return false;
    if (words[at] === 'WITH') { at += 2; return false; }
    return free.has(w) || weak.has(w);
  };
  const both = (): boolean => { let all = one(); while (words[at] === 'AND') { at++; all = one() && all; } return all; };
  const either = (): boolean => { let any = both(); while (words[at] === 'OR') { at++; any = both() || any; } return any; };
  const answer = either();
  return answer && at === words.length;
}

/** What is wrong with the packages, one line each; nothing when all is well. `exact` holds what package.json asks for, by name. */
export function supplyProblems(packages: readonly Package[], asked: Readonly<Record<string, string>>, scripts: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  for (const [name, version] of Object.entries(asked)) if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) problems.push(`package.json: ${name} is asked for as "${version}"; expected one version such as 1.2.3; pin it`);
  for (const p of packages) {
    const name = `package-lock.json: ${p.name} ${p.version}`;
    if (!isAllowed(p.licence)) problems.push(`${name} has ${p.licence ? `the licence "${p.licence}"` : 'no licence'}; expected one of ${[...free, ...weak].sort().join(', ')}; replace the package, or read the licence and add it to supply-chain.ts with the reason`);
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(p.integrity)) problems.push(`${name} has no SHA-512 digest; expected one; run npm install`);
    if (p.installScript && scripts[p.name] === undefined) problems.push(`${name} wants to run a program when it is installed; expected it to be named under allowScripts in package.json with true or false; read what it does and decide`);
  }
  return problems;
}

/** The list for people: by licence, with what is needed for building a site apart from what checks it. */
export function licenceList(packages: readonly Package[]): string {
  const byLicence = new Map<string, Package[]>();
  for (const p of packages) byLicence.set(p.licence || 'none declared', [...(byLicence.get(p.licence || 'none declared') ?? []), p]);
  const sections = [...byLicence].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).map(([licence, list]) => {
    const words = (title: string, some: readonly Package[]): string => (some.length ? `${title}: ${some.map((p) => `${p.name} ${p.version}`).join(', ')}\n` : '');
    return `${licence} (${list.length})\n${words('  to build', list.filter((p) => !p.development))}${words('  to check', list.filter((p) => p.development))}`;
  });
  return sections.join('\n');
}

const purl = (p: Package): string => `pkg:npm/${p.name.replace('@', '%40')}@${p.version}`;
const refOf = (p: Package): string => `${p.name}@${p.version}`;

/** CycloneDX 1.6 as JSON. No time and no random number is in it: its serial number is made from what it lists. */
export function billOfMaterials(packages: readonly Package[], self: { readonly name: string; readonly version: string; readonly description: string; readonly license: string; readonly direct: readonly string[] }): string {
  const byName = new Map<string, Package[]>();
  for (const p of packages) byName.set(p.name, [...(byName.get(p.name) ?? []), p]);
  const refs = (names: readonly string[]): string[] => [...new Set(names.flatMap((n) => (byName.get(n) ?? []).map(refOf)))].sort();
  const licences = (l: string) => (l === '' ? [] : /[\s()]/.test(l) ? [{ expression: l.replace(/^\((.*)\)$/, '$1') }] : [{ license: { id: l } }]);
  const components = packages.map((p) => ({
    type: 'library', 'bom-ref': refOf(p), name: p.name, version: p.version, scope: p.development ? 'excluded' : p.optional ? 'optional' : 'required',
    hashes: [{ alg: 'SHA-512', content: Buffer.from(p.integrity.slice('sha512-'.length), 'base64').toString('hex') }], licenses: licences(p.licence), purl: purl(p),
  }));
  const own = `${self.name}@${self.version}`;
  const serial = createHash('sha256').update(JSON.stringify([own, components])).digest('hex');
  return `${JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${serial.slice(0, 8)}-${serial.slice(8, 12)}-5${serial.slice(13, 16)}-8${serial.slice(17, 20)}-${serial.slice(20, 32)}`, version: 1,
    metadata: { component: { type: 'application', 'bom-ref': own, name: self.name, version: self.version, description: self.description, licenses: licences(self.license), purl: `pkg:npm/${own}` } },
    components,
    dependencies: [{ ref: own, dependsOn: refs(self.direct) }, ...packages.map((p) => ({ ref: refOf(p), dependsOn: refs(p.needs) }))],
  }, null, 1)}\n`;
}
