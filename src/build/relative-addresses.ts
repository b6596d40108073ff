/**
 * A site whose pages find one another from wherever they lie: addresses from the root of the host (`/cables/x/`) become relative ones
 * (`../../cables/x/`). For the ZIP that a reader unpacks into a folder he chooses. Pages hold their addresses in attributes, styles in `url()`;
 * scripts find the site by their own address (`src/components/site-base.ts`). What names the archive's public address keeps it.
 */
const tag = /<[a-zA-Z][^\s"<>/]*(?:\s+[^\s"'<>=/]+(?:="[^"]*")?)*\s*\/?>/g;
const attribute = /(\s(?:href|src|action|data-root)=")([^"]*)"/g;
const refresh = /(<meta http-equiv="refresh" content="\d+; url=)([^"]*)"/g;

/** Rewrites one file's addresses; `file` is its path in the site, `base` the path all addresses of the site begin with (`''`, `/archive`). Error pages keep theirs: a host shows them at any address. */
export function relativeAddresses(file: string, text: string, base: string): string {
  if (/(^|\/)404\.html$/.test(file)) return text;
  const up = '../'.repeat(file.split('/').length - 1) || './';
  const moved = (address: string): string => (address === base || (address.startsWith(`${base}/`) && !address.startsWith('//')) ? up + address.slice(base.length + 1) : address);
  if (file.endsWith('.css')) return text.replace(/url\((["']?)([^)"']+)\1\)/g, (_, quote: string, address: string) => `url(${quote}${moved(address)}${quote})`);
  // A text may show such an attribute as its words; it is one only within a tag, and there "<" stands for nothing else.
  return text.replace(tag, (whole) => whole.replace(refresh, (_, head: string, address: string) => `${head}${moved(address)}"`)
    // A root of pages is a path without the slash at its end.
    .replace(attribute, (_, head: string, address: string) => `${head}${head.includes('data-root') ? moved(address).replace(/\/$/, '') : moved(address)}"`));
}

/** Files that hold such addresses. */
export const holdsAddresses = (file: string): boolean => /\.(html|css)$/.test(file);
