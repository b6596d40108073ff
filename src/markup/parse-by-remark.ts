/**
 * The definition of the language: what Markdown means here is what remark-parse makes of it with our parts of GFM and with HTML met within lines
 * alone. `parse-markdown.ts` gives the same trees and calls this for whatever is unusual.
 */
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { remarkGfmParts } from './remark-gfm-parts.ts';

/** A tag at the beginning of a line would take all that follows, to its end tag or the end of the text, out of Markdown's hands: tags are met within a line alone. */
const withoutHtmlBlocks = { disable: { null: ['htmlFlow'] } };

const parser = unified().data('micromarkExtensions', [withoutHtmlBlocks]).use(remarkParse).use(remarkGfmParts).freeze();

/** A Markdown text to its tree, with positions. */
export const parseByRemark = (source: string): Root => parser.parse(source);
