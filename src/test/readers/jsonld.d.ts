/** The one function of the package jsonld that is used; it comes without types. */
declare module 'jsonld' {
  interface Loaded { readonly contextUrl: undefined; readonly documentUrl: string; readonly document: object }
  const jsonld: { expand(document: unknown, options: { readonly documentLoader: (url: string) => Promise<Loaded>; readonly safe: boolean; readonly base?: string }): Promise<unknown[]> };
  export default jsonld;
}
