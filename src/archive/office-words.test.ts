import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officeIn } from './office-words.ts';

test('a body with an established name is named in Arabic, however its apostrophes and capitals are printed; all else stays as printed', () => {
  assert.deepEqual(officeIn('Department of State', 'ar'), { text: 'وزارة الخارجية الأمريكية', lang: 'ar' });
  assert.equal(officeIn('Secretary of State’s delegation in Paris', 'ar').text, 'وفد وزير الخارجية الأمريكي في باريس');
  assert.equal(officeIn('Bureau of African Affairs, Department of State', 'ar').text, 'مكتب الشؤون الأفريقية، وزارة الخارجية الأمريكية');
  for (const [office, lang] of [['Bureau of Lamps, Department of State', 'ar'], ['Harbour Office', 'ar'], ['constructor', 'ar'], ['__proto__', 'ar'], ['Department of State', 'en']] as const) assert.deepEqual(officeIn(office, lang), { text: office, lang: 'en' });
});
