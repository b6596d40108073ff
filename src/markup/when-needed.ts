/** Modules that only unusual texts need, loaded with the first of them: they are two thirds of what a thread would load before it can read anything. */
import { createRequire } from 'node:module';
import type * as Remark from './parse-by-remark.ts';
import type * as Tree from './read-by-tree.ts';

const load = createRequire(import.meta.url);

let remark: typeof Remark | undefined;
export const parseByRemark = (): typeof Remark.parseByRemark => (remark ??= load('./parse-by-remark.ts') as typeof Remark).parseByRemark;

let tree: typeof Tree | undefined;
export const readByTree = (): typeof Tree.readByTree => (tree ??= load('./read-by-tree.ts') as typeof Tree).readByTree;
