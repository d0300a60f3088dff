/**
 * The checklist of backend performance practices: every item with its section, its text, and what a workspace must have for the
 * item to apply. The ids are what configuration files, reports and links are written with; they never change.
 */
import type { ChecklistItem, Detector, Trait } from '../engine/contract/checklist.ts';
import { apiResponse } from './checklist/evidence/api-response.ts';
import { asynchronism } from './checklist/evidence/asynchronism.ts';
import { caching } from './checklist/evidence/caching.ts';
import { code } from './checklist/evidence/code.ts';
import { databases } from './checklist/evidence/databases.ts';
import { monitoring } from './checklist/evidence/monitoring.ts';
import { network } from './checklist/evidence/network.ts';
import { performanceTesting } from './checklist/evidence/performance-testing.ts';
import { scaling } from './checklist/evidence/scaling.ts';
import { security } from './checklist/evidence/security.ts';
import { type Section, sections } from './sections.ts';

/** Every item, in the checklist's order. */
export const checklist: readonly ChecklistItem[] = [
  ...section('caching', caching, {
    'utilize-caching': ['Use caching mechanisms (HTTP, server/client, CDN)', 'server'],
    'caching-strategies': ['Choose a caching strategy: cache-aside, write-through, read-through', 'database', 'requests'],
    'caching-locations': ['Cache at several levels: query results, fragments, full page', 'database', 'requests'],
    'cache-invalidation': ['Invalidate caches properly', 'cache'],
  }),
  ...section('databases', databases, {
    'connection-pooling': ['Pool database connections', 'database'],
    'connection-pool-settings': ['Tune the connection pool', 'database'],
    'db-indexes': ['Create efficient indexes', 'database'],
    'orm-queries': ['Watch and tune ORM queries', 'database'],
    'lazy-eager': ['Choose lazy loading, eager loading or batching on purpose', 'database'],
    'pagination-large-data': ['Paginate large data', 'database'],
    'select-star': ['Avoid SELECT *: fetch the columns that are used', 'database'],
    denormalize: ['Denormalise for read-heavy load', 'database'],
    'join-operations': ['Optimise join operations', 'database'],
    'cleanup-data': ['Clean up, vacuum and maintain the data', 'database'],
    'slow-logging': ['Log slow queries', 'database'],
    replication: ['Use replicas for reads and for safety', 'database'],
    'use-db-sharding': ['Shard the database if required', 'database'],
    'profiling-tools': ["Use the database's own profiler", 'database'],
  }),
  ...section('security', security, {
    'up-to-date': ['Keep dependencies up to date'],
    'authentication-authorization': ['Authenticate and authorise properly', 'server'],
    'request-throttling': ['Throttle and rate-limit requests', 'server'],
    'regular-audits': ['Audit security regularly'],
  }),
  ...section('performance-testing', performanceTesting, {
    'perf-testing': ['Test performance regularly', 'server', 'queue', 'database'],
  }),
  ...section('api-response', apiResponse, {
    'reasonable-payload': ['Enforce reasonable payload size limits', 'server'],
    'enable-compression': ['Compress responses', 'server'],
    'implement-pagination': ['Paginate responses', 'server'],
    'unnecessary-computation': ['Do no needless work per request', 'server', 'queue'],
  }),
  ...section('asynchronism', asynchronism, {
    'offload-heavy': ['Offload heavy tasks', 'server'],
    'message-brokers': ['Use message brokers between services', 'queue'],
  }),
  ...section('scaling', scaling, {
    'scaling-strategies': ['Scale horizontally or vertically', 'server', 'queue'],
    'load-balancing': ['Balance the load', 'server'],
  }),
  ...section('code', code, {
    'streaming-large': ['Stream large requests and responses', 'server'],
    'profile-code': ['Profile the code'],
    'optimize-algorithms': ['Use fitting algorithms and data structures'],
    'critical-paths': ['Know the critical paths', 'server', 'queue'],
    'compiled-languages': ['Use compiled code for the hot parts'],
    'architectural-styles': ['Choose a fitting architecture', 'server', 'requests', 'queue'],
    'connection-timeouts': ['Set timeouts and retries for every connection', 'requests', 'database', 'queue', 'cache'],
    'similar-requests': ['Batch similar requests', 'requests', 'database', 'cache'],
  }),
  ...section('monitoring', monitoring, {
    'monitoring-logging': ['Monitor and log comprehensively'],
    'prometheus-grafana': ['Use tools such as Prometheus, Grafana and ELK', 'server', 'queue'],
    'async-logging': ['Log asynchronously'],
  }),
  ...section('network', network, {
    'network-latency': ['Host near the users', 'server'],
    'keep-alive': ['Use HTTP keep-alive', 'requests', 'server'],
    cdns: ['Serve static assets from a CDN', 'server'],
    'prefetch-preload': ['Prefetch and preload what follows', 'server'],
  }),
];

/** An item's text, then the traits of which a workspace must have one for the item to apply; none: it applies everywhere. */
type Row = readonly [text: string, ...needs: Trait[]];

function section<Id extends string>(
  folder: Section,
  evidence: Readonly<Record<NoInfer<Id>, readonly Detector[]>>,
  rows: Readonly<Record<Id, Row>>,
): ChecklistItem[] {
  return Object.entries<Row>(rows).map(([id, [text, ...needs]]) => ({
    id,
    section: sections[folder],
    text,
    needs,
    evidence: evidence[id as Id],
  }));
}
