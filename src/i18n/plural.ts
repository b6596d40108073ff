/** Counted words. Which form a number takes comes from CLDR through Intl.PluralRules: six forms in Arabic, two in English. */

export type PluralForms = { readonly [K in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & { readonly other: string };

const rules = new Map<string, Intl.PluralRules>();

/** The form of a word that goes with `n`; `other` where the language's form is not given. */
export function plural(language: string, n: number, forms: PluralForms): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
  return forms[rule.select(n)] ?? forms.other;
}

/** Makes a function from number to counted noun; `#` in a form stands for the number as `number` writes it. */
export function counted(language: string, number: (n: number) => string, forms: PluralForms): (n: number) => string {
  return (n) => plural(language, n, forms).replace('#', () => number(n));
}
