/** Whether the fields an importer gives are ones that `check` will accept. */
import { cableSchema, provenanceSchema } from '../archive/schema.ts';
import type { CableInput } from './importer.ts';

interface Field { safeParse(value: unknown): { success: boolean } }
type Fields = Readonly<Record<string, Field>>;

/** Fields that documents of one source have in common, word for word: what was found good once need not be looked at again. */
const repeated = new Set([
  'kind', 'date', 'post', 'place', 'precedence', 'classification', 'captions', 'tags', 'to', 'info', 'declassify', 'countries', 'derived', 'text', 'notes', 'status', 'persons',
  'publisher', 'publication', 'volume', 'published', 'retrieved', 'file', 'sha256', 'confirmation', 'review',
]);
const cableFields: Fields = cableSchema.shape, provenanceFields: Fields = provenanceSchema.shape;
const demandedOf = (fields: Fields): string[] => Object.keys(fields).filter((k) => !fields[k]!.safeParse(undefined).success);
const demanded = new Map([cableFields, provenanceFields].map((f) => [f, demandedOf(f)]));
/** Values remembered as good for one field; then its list begins anew, so that it doesn't grow with the archive. */
const most = 2000;

export class FieldCheck {
  readonly #good = new Map<Field, Set<string>>();

  /** What the schema says against a document's fields, with the path of each. */
  problems(cable: CableInput): { readonly path: string; readonly message: string }[] {
    if (this.#areGood(cable as Record<string, unknown>, cableFields)) return [];
    const checked = cableSchema.safeParse(cable);
    return checked.success ? [] : checked.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
  }

  #areGood(given: Readonly<Record<string, unknown>>, fields: Fields): boolean {
    for (const name of demanded.get(fields)!) if (given[name] === undefined) return false;
    for (const name in given) {
      const value = given[name];
      if (!Object.hasOwn(fields, name)) return false;
      if (value === undefined) continue;
      // Few of its fields are the document's own.
      const good = name === 'provenance' && fields === cableFields && typeof value === 'object' && value !== null ? this.#areGood(value as Record<string, unknown>, provenanceFields) : this.#isGood(fields[name]!, name, value);
      if (!good) return false;
    }
    return true;
  }

  #isGood(field: Field, name: string, value: unknown): boolean {
    if (!repeated.has(name)) return field.safeParse(value).success;
    // A text begins with a quote here, and no number, list or record does in JSON.
    const key = typeof value === 'string' ? '"' + value : JSON.stringify(value);
    let good = this.#good.get(field);
    if (good?.has(key)) return true;
    if (!field.safeParse(value).success) return false;
    if (key.length > 1000) return true;
    if (!good) this.#good.set(field, good = new Set());
    if (good.size >= most) good.clear();
    good.add(key);
    return true;
  }
}
