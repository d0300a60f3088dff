/** What shows that the items about responses are done. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const PROXIES = ['**/*nginx*', '**/nginx/**'];

export const apiResponse = {
  'reasonable-payload': [
    {
      says: 'body limit',
      use: ['express', 'body-parser', 'koa-body', 'koa-bodyparser', '@koa/bodyparser', 'raw-body', 'hono/body-limit'],
      options: ['limit', 'jsonLimit', 'formLimit', 'maxSize', 'maxFileSize'],
    },
    { says: 'body limit', use: 'fastify', exports: ['default', 'fastify', 'Fastify'], options: ['bodyLimit'] },
    {
      says: 'upload limit',
      use: ['multer', '@fastify/multipart', 'busboy', '@fastify/busboy', 'formidable', '@nestjs/platform-express'],
      options: ['limits', 'limits.fileSize', 'maxFileSize', 'maxTotalFileSize'],
    },
    { says: 'message limit', use: ['ws', 'socket.io'], options: ['maxPayload', 'maxHttpBufferSize'] },
    {
      says: 'query depth or cost limit',
      use: [
        'graphql-depth-limit',
        'graphql-query-complexity',
        'graphql-validation-complexity',
        '@escape.tech/graphql-armor',
        '@escape.tech/graphql-armor-max-depth',
        'graphql-cost-analysis',
      ],
    },
    { says: 'body limit in the proxy', files: PROXIES, text: /client_max_body_size\s+\d/ },
    { says: 'body limit in the proxy', files: ['**/k8s/**', '**/helm/**'], text: /nginx\.ingress\.kubernetes\.io\/proxy-body-size/ },
    { says: 'body limit in the proxy', files: '**/Caddyfile', text: /max_size\s+\d/ },
  ],
  'enable-compression': [
    {
      says: 'compresses responses',
      use: ['compression', '@fastify/compress', 'koa-compress', 'hono/compress', 'shrink-ray-current', 'fastify-compress'],
    },
    { says: 'compression in the proxy', files: PROXIES, text: /^\s*(gzip|brotli)\s+on\s*;/ },
    { says: 'compression in the proxy', files: '**/Caddyfile', text: /^\s*encode\s+(gzip|zstd|br)/ },
    { says: 'compression at the CDN', files: '**/*.tf', text: /^\s*(compress|enable_accept_encoding_(gzip|brotli))\s*=\s*true/ },
    {
      says: 'compression at the gateway',
      files: ['**/*compose*.y*ml', '**/k8s/**', '**/helm/**'],
      text: /middlewares\.[\w-]+\.compress|use-gzip:\s*["']?true|enable-brotli:\s*["']?true/,
    },
  ],
  'implement-pagination': [
    {
      says: 'page parameters',
      use: [
        'nestjs-paginate',
        'nestjs-typeorm-paginate',
        'express-paginate',
        'typeorm-cursor-pagination',
        'prisma-extension-pagination',
        'graphql-relay',
      ],
      exports: ['paginate', 'Paginate', 'default', 'middleware', 'buildPaginator', 'connectionFromArraySlice', 'pagination'],
    },
    { says: 'a page is read', operation: 'read', gives: 'many', isBounded: true },
  ],
  'unnecessary-computation': [
    { says: 'compiled serialiser', use: ['fast-json-stringify', '@fastify/fast-json-stringify-compiler'] },
    { says: 'response schema', method: ['get', 'post', 'put', 'patch', 'delete', 'route'], of: 'fastify', options: ['schema.response'] },
  ],
} as const satisfies Record<string, readonly Detector[]>;
