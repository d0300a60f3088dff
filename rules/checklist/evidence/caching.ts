/** What shows that the caching items are done. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const PROXIES = ['**/*nginx*', '**/nginx/**', '**/Caddyfile', '**/haproxy.cfg', '**/vercel.json', '**/netlify.toml'];

export const caching = {
  'utilize-caching': [
    { says: 'Cache-Control on responses', header: 'cache-control', value: /max-age=[1-9]|s-maxage=[1-9]|immutable|stale-while-revalidate/ },
    { says: 'CDN cache headers', header: 'cdn-cache-control' },
    { says: 'CDN cache headers', header: 'surrogate-control' },
    { says: 'entity tags', header: 'etag' },
    {
      says: 'response cache',
      use: ['@nestjs/cache-manager', 'apicache', 'route-cache', '@fastify/caching', 'koa-cash', 'express-cache-controller'],
    },
    { says: 'entity tags', use: ['@fastify/etag', 'koa-etag', 'hono/etag', 'etag'] },
    { says: 'HTTP cache of the framework', use: 'hono/cache' },
    {
      says: 'static files with a lifetime',
      use: ['express', 'serve-static', '@fastify/static', 'koa-static'],
      options: ['maxAge', 'maxage', 'immutable', 'cacheControl'],
    },
    {
      says: 'cache in the proxy',
      files: PROXIES,
      text: /proxy_cache\s+(?!off)\w|add_header\s+Cache-Control.*(max-age|public)|expires\s+(max|\d+[smhd])|"Cache-Control"/i,
    },
    {
      says: 'CDN',
      files: '**/*.tf',
      text: /aws_cloudfront_distribution|google_compute_backend_bucket|azurerm_cdn|fastly_service|cloudflare_(page_rule|ruleset)/,
    },
  ],
  'caching-strategies': [
    {
      says: 'fills the cache on a miss',
      method: ['wrap', 'getOrSet', 'getOrSetForever', 'fetch'],
      of: ['cache-manager', '@nestjs/cache-manager', 'bentocache', 'lru-cache', 'cacheable', 'async-cache-dedupe'],
    },
    {
      says: 'cached function',
      use: ['async-cache-dedupe', 'p-memoize', 'next/cache'],
      exports: ['createCache', 'default', 'unstable_cache'],
    },
    { says: 'writes to the cache', operation: 'cache-write' },
  ],
  'caching-locations': [
    { says: 'query results cached by the ORM', use: 'typeorm', exports: ['DataSource'], options: ['cache'] },
    { says: 'query results cached by the ORM', method: ['find', 'findOne', 'findAndCount', 'findBy'], of: 'typeorm', options: ['cache'] },
    { says: 'query results cached by the ORM', method: 'cache', of: 'typeorm' },
    {
      says: 'cache strategy of a query',
      method: ['findMany', 'findFirst', 'findUnique', 'count', 'aggregate'],
      of: '@prisma/client',
      options: ['cacheStrategy'],
    },
    {
      says: 'query cache',
      use: ['@prisma/extension-accelerate', 'prisma-redis-middleware', 'prisma-extension-redis', 'ts-cache-mongoose'],
    },
    { says: 'result cache of the ORM', use: ['@mikro-orm/core', '@mikro-orm/postgresql', '@mikro-orm/mysql'], options: ['resultCache'] },
    { says: 'cached page or fragment', use: 'next/cache', exports: ['unstable_cache', 'cacheLife', 'cacheTag'] },
    {
      says: 'cached responses',
      use: ['apicache', 'route-cache', '@nestjs/cache-manager'],
      exports: ['default', 'middleware', 'cacheSeconds', 'CacheInterceptor', 'CacheKey', 'CacheTTL'],
    },
    { says: 'writes to the cache', operation: 'cache-write' },
  ],
  'cache-invalidation': [
    { says: 'deletes what became stale', operation: 'cache-delete' },
    { says: 'revalidates by tag or path', use: 'next/cache', exports: ['revalidateTag', 'revalidatePath', 'updateTag', 'expireTag'] },
    { says: 'deletes by tag', method: ['deleteByTag', 'invalidate', 'invalidateAll'], of: ['bentocache', 'async-cache-dedupe'] },
  ],
} as const satisfies Record<string, readonly Detector[]>;
