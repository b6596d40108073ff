import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { lines, linkPicturePng, linkPictureSvg, type LinkPicture } from './link-picture.ts';
import { linkPictureSize } from './size.ts';

const bamako: LinkPicture = { direction: 'rtl', site: 'برقيات', host: 'archive.example', kicker: 'بعثة', title: 'السفارة في باماكو (مالي)', second: { text: 'Embassy Bamako', direction: 'ltr' }, country: 'ml', at: [12.65, -7.98] };
const wide = () => 50;
const digest = (b: Uint8Array) => createHash('sha256').update(b).digest('hex');

test('a link picture is a PNG of the size the page announces, the same bytes each time', async () => {
  const png = Buffer.from(await linkPicturePng(bamako));
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }, linkPictureSize);
  assert.ok(png.length < 80_000, String(png.length));
  assert.equal(digest(png), digest(await linkPicturePng(bamako)));
});
test('every word of the picture is drawn: taking one away changes the bytes', async () => {
  const whole = digest(await linkPicturePng(bamako));
  for (const title of ['السفارة في باماكو', 'السفارة في (مالي)', 'في باماكو (مالي)']) assert.notEqual(digest(await linkPicturePng({ ...bamako, title })), whole, title);
  assert.notEqual(digest(await linkPicturePng({ ...bamako, second: { text: 'Embassy', direction: 'ltr' } })), whole);
});
test('a name with characters of XML is drawn as written', () => assert.match(linkPictureSvg({ ...bamako, direction: 'ltr', title: '<b>&"' }, wide), /&lt;b&gt;&amp;&quot;/));
test('a name of any length is given at most three lines', () => {
  assert.deepEqual(lines('one two three', 7), ['one two', 'three']);
  assert.equal(lines('a long name that never seems to come to an end at all', 8).length, 3);
  assert.ok(lines('a long name that never seems to come to an end at all', 8)[2]!.endsWith('…'));
});
test('without a country the archive’s mark takes the place of the map', () => assert.doesNotMatch(linkPictureSvg({ direction: 'ltr', site: 'A', host: 'a.example', title: 'A' }, wide), /NaN|undefined/));
