/** Whether the fields an importer gives are ones that `check` will accept. */
import { cableSchema } from '../archive/schema.ts';
import type { CableInput } from './importer.ts';

/** Fields that documents of one source have in common, word for word: what was found good once need not be looked at again. */
const repeated = new Set(['kind', 'date', 'post', 'place', 'precedence', 'classification', 'captions', 'tags', 'to', 'info', 'declassify', 'countries', 'derived', 'text', 'notes', 'status', 'persons']);
const fields: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = cableSchema.shape;
const demanded = Object.keys(fields).filter((k) => !fields[k]!.safeParse(undefined).success);
/** Values remembered as good; then the list begins anew, so that it doesn't grow with the archive. */
const most = 5000;

export class FieldCheck {
  readonly #good = new Set<string>();

  /** What the schema says against a document's fields, with the path of each. */
  problems(cable: CableInput): { readonly path: string; readonly message: string }[] {
    if (this.#isGood(cable)) return [];
    const checked = cableSchema.safeParse(cable);
    return checked.success ? [] : checked.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
  }

  #isGood(cable: CableInput): boolean {
    const given = cable as Record<string, unknown>;
    for (const name of demanded) if (given[name] === undefined) return false;
    for (const name in given) {
      const value = given[name], field = fields[name];
      if (!field) return false;
      if (value === undefined) continue;
      const key = repeated.has(name) ? name + JSON.stringify(value) : undefined;
      if (key !== undefined && this.#good.has(key)) continue;
      if (!field.safeParse(value).success) return false;
      if (key === undefined || key.length > 400) continue;
      if (this.#good.size >= most) this.#good.clear();
      this.#good.add(key);
    }
    return true;
  }
}
