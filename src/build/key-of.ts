/** Short digests of what things are made from: what tells whether they must be made again. */
import { hash } from 'node:crypto';

/** Digest of texts in their order, 22 characters. What grows with the archive comes as one argument: a call takes some hundred thousand at most. */
export const keyOf = (...parts: readonly (string | Iterable<string>)[]): string =>
  hash('sha256', parts.map((p) => (typeof p === 'string' ? p : [...p].join('\0'))).join('\0'), 'base64url').slice(0, 22);
