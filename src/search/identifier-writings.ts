/**
 * Every usual writing of a telegram's identifier: `09BAMAKO776` → also `09 BAMAKO 776`, `BAMAKO776`, `BAMAKO 776`;
 * a year of four digits also with two, and the other way round is left to the reader's eye. Other ids are given as they are.
 */
export function identifierWritings(id: string): string[] {
  const match = /^(\d{2}|\d{4})([A-Za-z]+)0*(\d+)$/.exec(id);
  if (match === null) return [id];
  const [, year = '', post = '', serial = ''] = match;
  const years = year.length === 4 ? [year, year.slice(2)] : [year];
  return [
    ...years.flatMap((written) => [`${written}${post}${serial}`, `${written} ${post} ${serial}`]),
    `${post}${serial}`,
  ];
}
