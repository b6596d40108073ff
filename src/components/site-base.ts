/** Path under which the site lies, with a slash at its end: what stands above the folder of its scripts. Asked of the script itself, so that a site may be put in any folder. */
export const siteBase = import.meta.env.DEV ? import.meta.env.BASE_URL.replace(/\/?$/, '/') : new URL('../', import.meta.url).pathname;

/** A path of the site as a page's attribute has it (`''`, `/en`, `../..`), from the root of the host and without a slash at its end. */
export const fromHost = (attribute: string | undefined): string => new URL(`${attribute ?? ''}/`, location.href).pathname.replace(/\/$/, '');
