import { test } from 'node:test';
import assert from 'node:assert/strict';
import { relativeAddresses } from './relative-addresses.ts';

test('addresses from the root of the host become relative in attributes, and nowhere else', () => {
  const page = '<link rel="canonical" href="https://archive.example/x/"><meta http-equiv="refresh" content="0; url=/old/"><form action="/en/search/"><div data-root="/en" data-words="{&quot;a&quot;: &quot;href=/x&quot;}"></div><a title="a > b" href="/cables/03X1/#p3">x</a><a href="//other.example/">y</a><a href="#p1">z</a><img src="/pictures/a.svg"><p>He wrote href="/x" and &lt;a href="/x"&gt;.</p><a href="/">home</a>';
  assert.equal(relativeAddresses('en/cables/03X2/index.html', page, ''), '<link rel="canonical" href="https://archive.example/x/"><meta http-equiv="refresh" content="0; url=../../../old/"><form action="../../../en/search/"><div data-root="../../../en" data-words="{&quot;a&quot;: &quot;href=/x&quot;}"></div><a title="a > b" href="../../../cables/03X1/#p3">x</a><a href="//other.example/">y</a><a href="#p1">z</a><img src="../../../pictures/a.svg"><p>He wrote href="/x" and &lt;a href="/x"&gt;.</p><a href="../../../">home</a>');
  assert.equal(relativeAddresses('index.html', '<a href="/"></a><b data-root=""></b>', ''), '<a href="./"></a><b data-root="."></b>');
});

test('a site that has a path of its own leaves it, and other paths of that host stay', () => {
  assert.equal(relativeAddresses('persons/index.html', '<a href="/archive/cables/"></a><a href="/archive"></a><a href="/archives/"></a><a href="/shop/"></a><b data-root="/archive"></b>', '/archive'), '<a href="../cables/"></a><a href="../"></a><a href="/archives/"></a><a href="/shop/"></a><b data-root=".."></b>');
  assert.equal(relativeAddresses('_astro/a.css', '@font-face{src:url(/fonts/x.woff2)}a{background:url("data:image/svg+xml,x")}', ''), '@font-face{src:url(../fonts/x.woff2)}a{background:url("data:image/svg+xml,x")}');
});

test('an error page, which a host shows at any address, keeps its addresses', () => {
  assert.equal(relativeAddresses('en/404.html', '<a href="/en/">home</a>', ''), '<a href="/en/">home</a>');
});
