/** What shows that the items about the network are done. */
import type { Detector } from '../../../engine/contract/checklist.ts';

export const network = {
  'network-latency': [
    { says: 'regions chosen', files: '**/vercel.json', at: 'regions.*', is: /./ },
    { says: 'region chosen', files: '**/fly.toml', text: /^\s*primary_region\s*=/ },
    { says: 'region chosen', files: '**/render.y*ml', at: 'services.*.region', is: /./ },
    {
      says: 'several regions',
      files: '**/*.tf',
      text: /^\s*alias\s*=\s*"[\w-]*(us|eu|ap|sa|af|me)[-_]\w+|multi_region|global_accelerator|latency_routing_policy|geolocation_routing_policy/,
    },
    { says: 'placed near the data', files: '**/wrangler.*', text: /placement.*smart|mode\s*[=:]\s*"smart"/ },
  ],
  'keep-alive': [
    {
      says: 'agent that keeps connections',
      use: ['node:http', 'http', 'node:https', 'https'],
      exports: ['Agent'],
      options: ['keepAlive'],
      value: /^true$/,
    },
    { says: 'agent that keeps connections', use: ['undici'], exports: ['Agent', 'Pool', 'setGlobalDispatcher', 'Client'] },
    {
      says: 'agent that keeps connections',
      use: ['agentkeepalive', 'keepalive-proxy-agent', '@smithy/node-http-handler'],
      exports: ['default', 'HttpsAgent', 'HttpAgent', 'NodeHttpHandler'],
    },
    {
      says: 'kept connections in the proxy',
      files: ['**/*nginx*', '**/nginx/**'],
      text: /^\s*keepalive\s+\d|proxy_http_version\s+1\.1|keepalive_timeout\s+[1-9]/,
    },
  ],
  cdns: [
    {
      says: 'CDN',
      files: '**/*.tf',
      text: /resource\s+"(aws_cloudfront_distribution|google_compute_backend_bucket|azurerm_cdn_\w+|fastly_service_\w+|bunnynet_pullzone|cloudflare_zone)"/,
    },
    {
      says: 'immutable files',
      use: ['express', 'serve-static', '@fastify/static', 'koa-static', 'sirv'],
      options: ['immutable'],
      value: /^true$/,
    },
    { says: 'immutable files', header: 'cache-control', value: /immutable/ },
    {
      says: 'immutable files',
      files: ['**/*nginx*', '**/nginx/**', '**/vercel.json', '**/netlify.toml'],
      text: /immutable|expires\s+(max|1y)/,
    },
    {
      says: 'uploads to a CDN',
      use: [
        '@cloudflare/kv-asset-handler',
        'cloudinary',
        '@vercel/blob',
        '@uploadthing/react',
        'uploadthing/server',
        '@aws-sdk/client-cloudfront',
        '@aws-sdk/cloudfront-signer',
      ],
    },
  ],
  'prefetch-preload': [
    { says: 'preload header', header: 'link', value: /rel="?(preload|preconnect|prefetch|modulepreload)/ },
    { says: 'early hints', method: 'writeEarlyHints', of: ['express', 'fastify', 'node:http', 'http', 'koa'] },
    { says: 'connects at start-up', method: '$connect', of: '@prisma/client' },
    { says: 'warm-up of instances', files: '**/serverless*.y*ml', text: /serverless-plugin-warmup|provisionedConcurrency:\s*[1-9]/ },
    {
      says: 'warm instances',
      files: '**/*.tf',
      text: /provisioned_concurrent_executions\s*=\s*[1-9]|min_instance_count\s*=\s*[1-9]|minimum_instances\s*=\s*[1-9]/,
    },
  ],
} as const satisfies Record<string, readonly Detector[]>;
