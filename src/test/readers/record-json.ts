/** Each cable's JSON by the JSON Schema published beside it, checked by Ajv. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readEach, type Folder, type Reading } from './reader.ts';

export function readRecords(folder: Folder): Promise<Reading> {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(folder.json('data/schema/cable.json') as object);
  return readEach(folder.named(/^cables\/(?!.*\.csl\.json$).*\.json$/), (file, find) => {
    if (!validate(folder.json(file))) for (const e of validate.errors!) find(`${e.instancePath} ${e.message}`);
  });
}
