/** Frontmatter of an edited file joined with a new import, in place, so that comments and order stay. */
import { isMap, isScalar } from 'yaml';
import type { Document } from 'yaml';
import { fieldDigests } from './three-way.ts';

/** A field that only the source changed is set; one that both changed stays, except lists of persons, which are joined. */
export function joinFields(front: Document, base: Readonly<Record<string, string>>, cable: object, conflicts: string[]): void {
  const theirs = fieldDigests(cable);
  const valueAt = (path: string[]): unknown => path.reduce<unknown>((v, k) => (v !== null && typeof v === 'object' ? (v as Record<string, unknown>)[k] : undefined), cable);
  const mine = front.toJS() as Record<string, unknown>;
  const ours = fieldDigests(mine);
  for (const [name, now] of Object.entries(theirs)) {
    const path = pathOf(name);
    if (ours[name] === now || base[name] === now) continue;
    if (ours[name] === base[name]) {
      const parent = path.length > 1 ? front.get(path[0]!) : undefined;
      if (path.length > 1 && !isMap(parent)) front.set(path[0]!, front.createNode({}));
      const node = front.getIn(path, true), value = valueAt(path);
      // A comment beside a plain value belongs to the place, not to the value.
      if (isScalar(node) && (typeof value !== 'object' || value === null)) node.value = value;
      else front.setIn(path, front.createNode(value));
    } else if (name === 'persons') joinPersons(front, mine['persons'], valueAt(path));
    else if (name !== 'status') conflicts.push(`field ${name}: the source now says ${short(valueAt(path))}; the editor's stays`);
  }
  for (const [name, before] of Object.entries(base)) if (theirs[name] === undefined && ours[name] === before) front.deleteIn(pathOf(name));
}

const pathOf = (name: string): string[] => { const at = name.indexOf('.'); return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)]; };
const short = (v: unknown): string => (JSON.stringify(v) ?? 'nothing').slice(0, 80);

/** Adds the persons that the source names now and the editor's list lacks; his roles stay. */
function joinPersons(front: Document, ours: unknown, theirs: unknown): void {
  const mine = Array.isArray(ours) ? ours as { id?: string }[] : [];
  const has = new Set(mine.map((p) => p.id));
  for (const p of Array.isArray(theirs) ? theirs as { id: string }[] : []) if (!has.has(p.id)) front.addIn(['persons'], front.createNode(p));
}

