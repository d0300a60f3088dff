/** What shows that the items about code are done. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const STREAMS = ['node:stream', 'stream', 'node:stream/promises', 'stream/promises'];
const FILES = ['node:fs', 'fs'];

export const code = {
  'streaming-large': [
    { says: 'stream with back-pressure', use: STREAMS, exports: ['pipeline', 'promises.pipeline'] },
    { says: 'reads a file as a stream', use: FILES, exports: ['createReadStream'] },
    {
      says: 'reads rows as a stream',
      use: ['pg-query-stream', 'pg-cursor', 'JSONStream', 'stream-json', 'csv-stringify', 'fast-csv', 'csv-parse', 'exceljs'],
      exports: ['default', 'stringify', 'format', 'write', 'parse', 'parser', 'stream.xlsx.WorkbookWriter'],
    },
    {
      says: 'streams an upload',
      use: ['busboy', '@fastify/multipart', '@aws-sdk/lib-storage', '@fastify/busboy'],
      exports: ['default', 'Upload', 'Busboy', 'fastifyMultipart'],
    },
    { says: 'streams a file', use: '@nestjs/common', exports: ['StreamableFile'] },
  ],
  'profile-code': [
    {
      says: 'profiles as a script',
      files: '**/package.json',
      at: 'scripts.*',
      is: /--cpu-prof|--heap-prof|--prof\b|\bclinic\s+(doctor|flame|bubbleprof|heapprofiler)|\b0x\s+/,
    },
    {
      says: 'profiles while it runs',
      use: ['@pyroscope/nodejs', '@datadog/pprof', '@google-cloud/profiler', '@sentry/profiling-node', 'pprof', 'v8-profiler-next'],
    },
    { says: 'profiles while it runs', use: ['node:inspector', 'inspector', 'node:inspector/promises'], exports: ['Session'] },
  ],
  'optimize-algorithms': [],
  'critical-paths': [
    {
      says: 'traces of requests',
      use: [
        '@opentelemetry/sdk-node',
        '@opentelemetry/instrumentation-http',
        '@opentelemetry/instrumentation-express',
        '@opentelemetry/instrumentation-fastify',
        '@opentelemetry/auto-instrumentations-node',
        '@fastify/otel',
        '@vercel/otel',
      ],
    },
    { says: 'spans of its own', use: '@opentelemetry/api', exports: ['trace.getTracer'] },
    { says: 'objectives', files: ['**/*.yaml', '**/*.yml'], at: 'apiVersion', is: /^(openslo|sloth|pyrra\.dev)\// },
  ],
  'compiled-languages': [
    {
      says: 'native code',
      use: [
        'sharp',
        'argon2',
        'bcrypt',
        '@node-rs/bcrypt',
        '@node-rs/argon2',
        '@node-rs/crc32',
        '@node-rs/xxhash',
        '@napi-rs/canvas',
        're2',
        'snappy',
        'better-sqlite3',
        'simdjson',
        '@resvg/resvg-js',
        'libpg-query',
      ],
    },
    { says: 'native code', files: '**/package.json', at: 'napi.*', is: /./ },
    { says: 'compiled module', use: ['assemblyscript/loader', '@assemblyscript/loader', 'esbuild-wasm', 'hash-wasm', 'argon2id'] },
  ],
  'architectural-styles': [
    { says: 'services of their own', use: '@nestjs/microservices', exports: ['ClientsModule', 'MessagePattern', 'GrpcMethod'] },
    {
      says: 'remote calls with a contract',
      use: [
        '@grpc/grpc-js',
        '@connectrpc/connect',
        '@connectrpc/connect-node',
        'nice-grpc',
        '@apollo/gateway',
        '@apollo/subgraph',
        'moleculer',
      ],
    },
    { says: 'module boundaries', use: ['eslint-plugin-boundaries', '@softarc/sheriff-core', 'dependency-cruiser', '@nx/eslint-plugin'] },
  ],
  'connection-timeouts': [
    {
      says: 'timeout of a request',
      use: ['axios', 'got', 'ky', 'undici', 'node-fetch', '@nestjs/axios', 'superagent'],
      options: ['timeout', 'timeout.request', 'signal', 'headersTimeout', 'bodyTimeout', 'connect.timeout'],
    },
    {
      says: 'retries, circuit breaker',
      use: [
        'cockatiel',
        'opossum',
        'p-retry',
        'async-retry',
        'axios-retry',
        'exponential-backoff',
        'p-timeout',
        '@fastify/circuit-breaker',
        'fetch-retry',
        'mollitia',
        'nestjs-resilience',
      ],
    },
    {
      says: 'statement timeout',
      use: ['pg', 'postgres', 'knex', 'typeorm', 'sequelize'],
      options: [
        'statement_timeout',
        'query_timeout',
        'connectionTimeoutMillis',
        'connect_timeout',
        'acquireConnectionTimeout',
        'extra.statement_timeout',
        'extra.query_timeout',
      ],
    },
    {
      says: 'timeout of the database',
      use: ['mongodb', 'mongoose'],
      options: ['serverSelectionTimeoutMS', 'socketTimeoutMS', 'connectTimeoutMS', 'timeoutMS'],
    },
    {
      says: 'timeout of the cache',
      use: ['ioredis', 'redis'],
      options: ['commandTimeout', 'connectTimeout', 'socket.connectTimeout', 'maxRetriesPerRequest'],
    },
  ],
  'similar-requests': [
    { says: 'loader that batches', use: 'dataloader', exports: ['default'] },
    {
      says: 'limited concurrency',
      use: ['p-limit', 'p-map', 'p-queue', 'bottleneck', 'p-all', '@supercharge/promise-pool'],
      exports: ['default', 'PromisePool'],
    },
    {
      says: 'commands sent together',
      method: ['pipeline', 'multi', 'mget', 'mset', 'mGet', 'mSet'],
      of: ['ioredis', 'redis', '@redis/client'],
    },
  ],
} as const satisfies Record<string, readonly Detector[]>;
