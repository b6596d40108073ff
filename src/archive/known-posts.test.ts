import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownPost, knownPosts } from './known-posts.ts';
import { slugPattern } from './identifiers.ts';

test('every post has a slug, a real country, and names in both languages', () => {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  assert.ok(knownPosts().length > 240);
  for (const post of knownPosts()) {
    assert.match(post.id, slugPattern);
    assert.ok(post.country === 'an' || regions.of(post.country.toUpperCase()), post.code);
    assert.match(post.code, /^[A-Z]{2,20}$/);
    assert.match(post.city.ar, /^[\u0621-\u0652 -]+$/, post.code);
    assert.ok(post.names.en.length > 0);
  }
});

test('a post is known by code, by written name, by its title and by the Archives’ cut', () => {
  assert.equal(knownPost('ADDISABABA')?.id, 'addis-ababa');
  assert.equal(knownPost('ADDIS ABABA')?.country, 'et');
  assert.equal(knownPost('AMEMBASSY BAMAKO')?.id, 'bamako');
  assert.equal(knownPost('Embassy Port-au-Prince')?.id, 'port-au-prince');
  assert.equal(knownPost('NOUAKC')?.id, 'nouakchott');
  assert.equal(knownPost('TELAV')?.id, 'tel-aviv');
  assert.equal(knownPost('USUNN')?.id, 'usun');
  assert.equal(knownPost('SECSTATE WASHDC')?.id, 'department-of-state');
});

test('no city in the lists is unknown to the table of cities', () => {
  for (const id of ['abidjan', 'algiers', 'bamako', 'guatemala-city', 'yangon', 'saint-petersburg', 'basra', 'zurich']) assert.ok(knownPosts().some((p) => p.id === id), id);
  assert.equal(knownPost('MEXICO')?.id, 'mexico-city');
  assert.equal(knownPost('JEDDAH')?.id, 'jidda');
  assert.equal(knownPost('JERUSALEM')?.kind, 'consulate-general');
});

test('a post that changed its name is the same post', () => {
  assert.equal(knownPost('PEKING')?.id, 'beijing');
  assert.equal(knownPost('KIEV')?.id, 'kyiv');
});

test('what is no post is none', () => {
  assert.equal(knownPost('ATLANTIS'), undefined);
  assert.equal(knownPost(''), undefined);
});
