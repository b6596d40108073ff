import type { Numerals } from './dates.ts';

/** A text with its digits as `site.yaml` wants them: a year is not grouped, a day has no zero before it, so that no number format will do. */
export const digits = (text: string, numerals: Numerals): string => (numerals === 'arab' ? text.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))) : text);
