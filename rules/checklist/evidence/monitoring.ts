/** What shows that the program is watched. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const SERVICES = ['**/*compose*.y*ml', '**/k8s/**', '**/helm/**', '**/monitoring/**', '**/*.tf'];

export const monitoring = {
  'monitoring-logging': [
    {
      says: 'telemetry',
      use: [
        '@opentelemetry/sdk-node',
        '@opentelemetry/auto-instrumentations-node',
        '@opentelemetry/sdk-trace-node',
        '@vercel/otel',
        '@azure/monitor-opentelemetry',
        'applicationinsights',
      ],
    },
    {
      says: 'errors reported',
      use: [
        '@sentry/node',
        '@sentry/nestjs',
        '@sentry/nextjs',
        '@sentry/aws-serverless',
        '@bugsnag/js',
        'rollbar',
        '@honeybadger-io/js',
        '@appsignal/nodejs',
      ],
    },
    {
      says: 'performance agent',
      use: [
        'dd-trace',
        'dd-trace/init',
        'newrelic',
        'elastic-apm-node',
        'elastic-apm-node/start',
        '@instana/collector',
        '@datadog/browser-rum',
      ],
    },
    {
      says: 'requests logged',
      use: ['pino-http', 'nestjs-pino', 'morgan', 'express-winston', 'koa-pino-logger', 'koa-logger', 'hono/logger', 'hono-pino'],
    },
    { says: 'structured logs', use: ['pino', 'winston', 'nest-winston', 'bunyan', 'log4js', 'consola', 'tslog', 'roarr'] },
  ],
  'prometheus-grafana': [
    {
      says: 'metrics',
      use: [
        'prom-client',
        'express-prom-bundle',
        '@willsoto/nestjs-prometheus',
        'fastify-metrics',
        '@opentelemetry/exporter-prometheus',
        '@hono/prometheus',
        'nestjs-otel',
        'hot-shots',
      ],
    },
    { says: 'metrics route', entry: 'route', path: /(^|\/)metrics\/?$/ },
    { says: 'scraped by Prometheus', files: '**/prometheus*.y*ml', text: /scrape_configs:|job_name:/ },
    { says: 'scraped by Prometheus', files: ['**/*.yaml', '**/*.yml'], at: 'kind', is: /^(ServiceMonitor|PodMonitor|PrometheusRule)$/ },
    {
      says: 'monitoring stack',
      files: SERVICES,
      text: /image:\s*\S*(prom\/prometheus|grafana\/|elastic\/|elasticsearch\/|kibana|logstash|filebeat|fluent-bit|fluentd|victoria-metrics|opensearch)/i,
    },
    {
      says: 'logs shipped',
      use: [
        'pino-loki',
        'winston-loki',
        'pino-elasticsearch',
        'winston-elasticsearch',
        '@elastic/ecs-pino-format',
        '@elastic/ecs-winston-format',
        'pino-datadog-transport',
      ],
    },
  ],
  'async-logging': [
    {
      says: 'logs in a thread of its own',
      use: 'pino',
      exports: ['default', 'pino', 'transport'],
      options: ['transport', 'target', 'targets'],
    },
    { says: 'logs without waiting', use: 'pino', exports: ['destination'], options: ['sync'], value: /^false$/ },
    { says: 'logs in a thread of its own', use: ['pino', 'nestjs-pino', 'pino-http'], options: ['pinoHttp.transport', 'transport'] },
  ],
} as const satisfies Record<string, readonly Detector[]>;
