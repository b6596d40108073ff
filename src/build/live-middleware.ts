/** Dev only: gives each request the model of its page from the live archive. */
import { defineMiddleware } from 'astro/middleware';
import { livePage } from './live.ts';

export const onRequest = defineMiddleware(async (context, next) => {
  const page = await livePage(context.url.pathname);
  Object.assign(context.locals, page);
  return next();
});
