/** The importers of cables: one parser, four wrappings. */
import type { Importer } from '../importer.ts';
import { aad } from './aad.ts';
import { cableCsv } from './cable-csv.ts';
import { cableHtml } from './cable-html.ts';
import { cableText } from './cable-text.ts';

export const cableImporters: readonly Importer[] = [cableText, cableCsv, cableHtml, aad];
