/** Our side of Astro: an adapter whose "server" is a function that renders one page, called by the build and by nobody else. */
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { serveLive } from './live.ts';

export function pageServer(): AstroIntegration {
  return {
    name: 'barqiyat',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware, updateConfig }) => {
        // In dev the model of a page is looked up on request; in a build it is handed over with the request.
        if (command === 'dev') addMiddleware({ order: 'pre', entrypoint: new URL('./live-middleware.ts', import.meta.url) });
        else updateConfig({ vite: { plugins: [componentRuntime()] } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'barqiyat', entrypointResolution: 'auto', serverEntrypoint: fileURLToPath(new URL('./page-server.ts', import.meta.url)),
          supportedAstroFeatures: { staticOutput: 'stable', serverOutput: 'stable', sharpImageService: 'stable' }, adapterFeatures: { buildOutput: 'server' },
        });
      },
      'astro:server:setup': ({ server }) => serveLive(server),
    },
  };
}

/** Compiled components call our runtime; everything else, and our runtime itself, calls Astro's. */
function componentRuntime(): Plugin {
  const ours = fileURLToPath(new URL('./component-runtime.ts', import.meta.url));
  return {
    name: 'barqiyat-component-runtime', enforce: 'pre',
    resolveId: (id, importer) => (id === 'astro/compiler-runtime' && importer?.includes('.astro') ? ours : undefined),
  };
}
