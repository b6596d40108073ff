/**
 * Identifiers are branded, so that a post can't be passed for a person.
 * Every id becomes a path segment and a file name: the patterns admit nothing that could climb or hide.
 */
declare const brand: unique symbol;
type Branded<B extends string> = string & { readonly [brand]: B };
export type CableId = Branded<'cable'>;
export type PersonId = Branded<'person'>;
export type OrganizationId = Branded<'organization'>;
export type PostId = Branded<'post'>;
export type CountryCode = Branded<'country'>;

/** `09BAMAKO776`, `1973LIMA02545`, `frus1969-76ve05p2-d12`: ASCII letters, digits, inner `-`, `_`, `.`; starts and ends with a letter or digit; 3–80 characters. */
export const cableIdPattern = /^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.)){1,78}[A-Za-z0-9]$/;
/** `amadou-toumani-toure`: lower-case ASCII words joined by single hyphens. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** ISO 3166-1 alpha-2 in lower case. */
export const countryPattern = /^[a-z]{2}$/;
/** A note's label: `algeria`, `fn12`. Not `constructor`: labels are keys of plain objects, each of which already has one. */
export const noteLabelPattern = /^(?!constructor$)[a-z0-9](?:[a-z0-9_-]{0,60}[a-z0-9])?$/i;
/** What stands after # in a published address: `p3`, `p3b-ar`, `note-algeria`, `page-12`, `term-embassy`. */
export const anchorPattern = /^(?:p\d{1,9}[a-z]{0,4}(?:-[a-z]{2,3})?|note-[a-z0-9](?:[a-z0-9_-]{0,60}[a-z0-9])?|page-[\w.-]{1,40}|term-[a-z0-9-]{1,200})$/i;
