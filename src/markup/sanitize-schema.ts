/**
 * The allow-list. Markdown alone can't produce most of what a sanitiser is for, since raw HTML is text here and every link is checked;
 * this is the second wall. Only data attributes of our own plugins pass; ids, classes and addresses are set after it, from checked values.
 */
import type { Schema } from 'hast-util-sanitize';

const marks = ['dataBlock', 'dataAnchor', 'dataNumber', 'dataMark', 'dataTight', 'dataSection', 'dataLevel', 'dataPart'];

export const sanitizeSchema: Schema = {
  tagNames: ['a', 'blockquote', 'br', 'code', 'del', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ol', 'p', 'pre', 'span', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  attributes: {
    '*': marks,
    a: ['dataLink', 'dataTarget', 'dataFragment', 'dataNoteref', 'dataPhrase'],
    div: ['dataNote'],
    span: ['dataNotephrase', 'dataRedaction', 'dataPage', 'dataCell'],
    li: ['dataValue'],
  },
  protocols: {},
  strip: ['script', 'style'],
  clobberPrefix: '',
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
};
