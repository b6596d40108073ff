import { defineConfig, passthroughImageService } from 'astro/config';
import { pageServer } from './src/build/astro-integration.ts';

// Astro compiles the pages and serves them in `npm run dev`; `npm run build` asks its page server for each page that must be written
// (src/build/render.ts). Nothing is ever served on demand: see README, "How it works".
export default defineConfig({
  output: 'server',
  adapter: pageServer(),
  base: process.env.BARQIYAT_BASE || '/',
  trailingSlash: 'ignore',
  outDir: process.env.BARQIYAT_TEMPLATES || './.barqiyat/templates',
  cacheDir: './.barqiyat/astro',
  build: { inlineStylesheets: 'never', assets: '_astro' },
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    // Scripts and styles name one another by where they lie: a site works in whatever folder of a server it is put (`npm run package -- zip`).
    experimental: { renderBuiltUrl: (_file, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
  },
});
