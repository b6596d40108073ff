/**
 * Values read by a zod schema, quickly, when they are valid: the schema's own definition, made into plain functions once. What zod does around each
 * field (a result, a list of issues, a context) cost more than the checks. A value that is not valid goes to zod, whose messages name what is wrong; a
 * schema with something in it that is not known here goes to zod always. Contract: the value is zod's, with its keys in the same order.
 */
import type { z } from 'zod';

/** Not valid: ask zod. */
export const invalid = Symbol('not valid');
type Read = (value: unknown) => unknown;
type Def = Record<string, unknown> & { readonly type: string; readonly checks?: readonly Check[] };
interface Schema { readonly _zod: { readonly def: Def } }
interface Check { readonly _zod: { readonly def: Record<string, unknown> & { readonly check: string } } }

const readers = new WeakMap<object, Read | null>();

/** The value as the schema gives it, or `invalid`. */
export function readQuickly<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | typeof invalid {
  let read = readers.get(schema);
  if (read === undefined) readers.set(schema, (read = readerOf(schema as unknown as Schema) ?? null));
  return (read ? read(value) : invalid) as z.output<S> | typeof invalid;
}

/** Undefined for a schema that is not known here. */
function readerOf(schema: Schema): Read | undefined {
  const { def } = schema._zod;
  const read = plainReader(def);
  return read && withChecks(read, def.checks ?? []);
}

function plainReader(def: Def): Read | undefined {
  const inner = (name: string): Read | undefined => readerOf(def[name] as Schema);
  switch (def.type) {
    case 'string': return def['coerce'] ? undefined : (v) => (typeof v === 'string' ? v : invalid);
    case 'boolean': return def['coerce'] ? undefined : (v) => (typeof v === 'boolean' ? v : invalid);
    case 'literal': { const values = new Set(def['values'] as readonly unknown[]); return (v) => (values.has(v) ? v : invalid); }
    case 'enum': {
      // An enum of numbers lists its names beside them.
      const entries = Object.values(def['entries'] as object) as unknown[];
      if (entries.some((e) => typeof e !== 'string')) return undefined;
      const values = new Set(entries);
      return (v) => (values.has(v) ? v : invalid);
    }
    case 'optional': { const read = inner('innerType'); return read && ((v) => (v === undefined ? v : read(v))); }
    case 'default': { const read = inner('innerType'); return read && ((v) => (v === undefined ? def['defaultValue'] : read(v))); }
    case 'transform': {
      const transform = def['transform'] as (v: unknown, payload: { value: unknown; issues: unknown[] }) => unknown;
      return (v) => { const payload = { value: v, issues: [] }; const out = transform(v, payload); return payload.issues.length || out instanceof Promise ? invalid : out; };
    }
    case 'pipe': {
      const first = inner('in'), second = inner('out');
      return first && second && ((v) => { const between = first(v); return between === invalid ? invalid : second(between); });
    }
    case 'array': {
      const read = inner('element');
      return read && ((v) => {
        if (!Array.isArray(v)) return invalid;
        const out: unknown[] = [];
        for (const x of v) { const r = read(x); if (r === invalid) return invalid; out.push(r); }
        return out;
      });
    }
    case 'union': {
      const options = (def['options'] as readonly Schema[]).map(readerOf);
      if (def['discriminator'] !== undefined || def['inclusive'] === false || options.some((o) => !o)) return undefined;
      return (v) => { for (const read of options) { const r = read!(v); if (r !== invalid) return r; } return invalid; };
    }
    case 'record': return recordReader(def);
    case 'object': return objectReader(def);
    default: return undefined;
  }
}

const isMap = (v: unknown): v is Record<string, unknown> => {
  if (typeof v !== 'object' || v === null) return false;
  const prototype: unknown = Object.getPrototypeOf(v);
  return prototype === null || prototype === Object.prototype;
};

function recordReader(def: Def): Read | undefined {
  const keyDef = (def['keyType'] as Schema)._zod.def;
  const readKey = readerOf(def['keyType'] as Schema), read = readerOf(def['valueType'] as Schema);
  if (keyDef.type !== 'string' || def['mode'] !== undefined || !readKey || !read) return undefined;
  return (v) => {
    if (!isMap(v)) return invalid;
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(v)) {
      const name = readKey(key), r = name === invalid ? invalid : read(v[key]);
      if (r === invalid || name === '__proto__') return invalid;
      out[name as string] = r;
    }
    return out;
  };
}

/** Strict objects, whose fields must be there unless they are optional or have a default. */
function objectReader(def: Def): Read | undefined {
  const shape = def['shape'] as Record<string, Schema>;
  if ((def['catchall'] as Schema | undefined)?._zod.def.type !== 'never') return undefined;
  const fields: { readonly key: string; readonly read: Read; readonly absent: 'error' | 'leave' | 'read' }[] = [];
  for (const [key, schema] of Object.entries(shape)) {
    const read = readerOf(schema);
    if (!read || key === '__proto__') return undefined;
    const { type, innerType } = schema._zod.def;
    // What is optional around a default, and the like, zod may know.
    if ((type === 'optional' || type === 'default') && ['optional', 'default'].includes((innerType as Schema)._zod.def.type)) return undefined;
    fields.push({ key, read, absent: type === 'optional' ? 'leave' : type === 'default' ? 'read' : 'error' });
  }
  return (v) => {
    if (!isMap(v)) return invalid;
    const out: Record<string, unknown> = {};
    let known = 0;
    for (const { key, read, absent } of fields) {
      const is = key in v;
      if (is) { known++; if (v[key] === undefined) return invalid; } else if (absent === 'error') return invalid; else if (absent === 'leave') continue;
      const r = read(v[key]);
      if (r === invalid) return invalid;
      out[key] = r;
    }
    return Object.keys(v).length === known ? out : invalid;
  };
}

function withChecks(read: Read, checks: readonly Check[]): Read | undefined {
  const steps: Read[] = [];
  for (const { _zod: { def } } of checks) {
    if (def.check === 'string_format' && def['format'] === 'regex') { const pattern = def['pattern'] as RegExp; if (pattern.global || pattern.sticky) return undefined; steps.push((v) => (pattern.test(v as string) ? v : invalid)); }
    else if (def.check === 'overwrite') { const tx = def['tx'] as Read; steps.push((v) => tx(v)); }
    else if (def.check === 'min_length') { const least = def['minimum'] as number; steps.push((v) => ((v as { length: number }).length >= least ? v : invalid)); }
    else if (def.check === 'max_length') { const most = def['maximum'] as number; steps.push((v) => ((v as { length: number }).length <= most ? v : invalid)); }
    else if (def.check === 'custom' && typeof def['fn'] === 'function') { const fn = def['fn'] as (v: unknown) => unknown; steps.push((v) => { const ok = fn(v); return ok && !(ok instanceof Promise) ? v : invalid; }); }
    else return undefined;
  }
  if (!steps.length) return read;
  return (value) => {
    let v = read(value);
    for (let i = 0; v !== invalid && i < steps.length; i++) v = steps[i]!(v);
    return v;
  };
}
