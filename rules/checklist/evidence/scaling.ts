/** What shows that several instances can run, and how load gets to them. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const CLUSTER = ['**/*.yaml', '**/*.yml'];

export const scaling = {
  'scaling-strategies': [
    { says: 'several replicas', files: CLUSTER, at: 'spec.replicas', is: 2 },
    { says: 'several replicas', files: CLUSTER, at: 'services.*.deploy.replicas', is: 2 },
    { says: 'several replicas', files: '**/values*.yaml', at: 'replicaCount', is: 2 },
    { says: 'scales by itself', files: CLUSTER, at: 'spec.maxReplicas', is: 2 },
    { says: 'scales by itself', files: CLUSTER, at: 'autoscaling.enabled', is: /^true$/ },
    {
      says: 'scales by itself',
      files: '**/*.tf',
      text: /aws_appautoscaling_(target|policy)|aws_autoscaling_group|max_instance_count\s*=|google_compute_autoscaler|azurerm_monitor_autoscale/,
    },
    { says: 'process per core', use: ['node:cluster', 'cluster'], exports: ['fork', 'default'] },
    { says: 'process per core', files: '**/package.json', at: 'scripts.*', is: /\bpm2(-runtime)?\b.*(-i\s+(max|\d))/ },
    {
      says: 'sessions in a shared store',
      use: ['connect-redis', 'connect-mongo', 'connect-pg-simple', 'connect-session-sequelize', '@quixo3/prisma-session-store'],
    },
    {
      says: 'sockets over several instances',
      use: [
        '@socket.io/redis-adapter',
        '@socket.io/redis-streams-adapter',
        '@socket.io/postgres-adapter',
        '@socket.io/cluster-adapter',
        'socket.io-redis',
      ],
    },
  ],
  'load-balancing': [
    {
      says: 'health route',
      entry: 'route',
      path: /(^|\/)(health|healthz|healthcheck|health-check|livez?|liveness|readyz?|readiness|ping|status)\/?$/i,
    },
    {
      says: 'health checks',
      use: ['@nestjs/terminus', '@godaddy/terminus', 'lightship', 'fastify-healthcheck', '@cloudnative/health-connect'],
    },
    { says: 'probes', files: CLUSTER, at: 'spec.template.spec.containers.*.readinessProbe.httpGet.path', is: /./ },
    { says: 'probes', files: CLUSTER, at: 'spec.template.spec.containers.*.livenessProbe.httpGet.path', is: /./ },
    { says: 'ingress', files: CLUSTER, at: 'spec.rules.*.http.paths.*.backend.service.name', is: /./ },
    { says: 'load balancer', files: CLUSTER, at: 'spec.type', is: /^LoadBalancer$/ },
    { says: 'upstream servers', files: ['**/*nginx*', '**/nginx/**'], text: /^\s*upstream\s+\w|proxy_pass\s+http/ },
    { says: 'upstream servers', files: '**/Caddyfile', text: /^\s*reverse_proxy\s+\S+\s+\S+|lb_policy/ },
    { says: 'upstream servers', files: '**/haproxy.cfg', text: /^\s*balance\s+\w/ },
    {
      says: 'load balancer',
      files: '**/*.tf',
      text: /resource\s+"(aws_a?lb|aws_lb_target_group|google_compute_backend_service|azurerm_lb|digitalocean_loadbalancer)"/,
    },
  ],
} as const satisfies Record<string, readonly Detector[]>;
