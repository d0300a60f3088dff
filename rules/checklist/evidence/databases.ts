/** What shows that the database items are done. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const MIGRATIONS = '**/*.sql';
const DATABASE_CONFIGURATION = [
  '**/postgresql.conf*',
  '**/my.cnf',
  '**/mongod.conf',
  '**/*compose*.y*ml',
  '**/*.tf',
  '**/postgres*/**',
  '**/mysql/**',
  '**/values*.yaml',
];
const ORM_TYPEORM = ['typeorm', '@nestjs/typeorm'];
const MONGO = ['mongoose', 'mongodb', '@nestjs/mongoose'];

export const databases = {
  'connection-pooling': [
    {
      says: 'connection pool',
      use: ['pg', '@neondatabase/serverless', '@vercel/postgres', 'mariadb', 'oracledb'],
      exports: ['Pool', 'createPool'],
    },
    { says: 'connection pool', use: ['mysql', 'mysql2', 'mysql2/promise', 'slonik', 'generic-pool'], exports: ['createPool'] },
    { says: 'client with a pool of its own', use: '@prisma/client', exports: ['PrismaClient'] },
    { says: 'client with a pool of its own', use: 'postgres', exports: ['default'] },
    {
      says: 'client with a pool of its own',
      use: ['knex', 'sequelize', 'sequelize-typescript'],
      exports: ['default', 'knex', 'Sequelize'],
    },
    { says: 'client with a pool of its own', use: 'typeorm', exports: ['DataSource', 'createConnection'] },
    { says: 'client with a pool of its own', use: '@nestjs/typeorm', exports: ['TypeOrmModule'] },
    { says: 'client with a pool of its own', use: 'mongodb', exports: ['MongoClient'] },
    { says: 'client with a pool of its own', use: 'mongoose', exports: ['connect', 'createConnection', 'default'] },
    {
      says: 'pooler before the database',
      files: ['**/*compose*.y*ml', '**/*.tf', '**/k8s/**', '**/helm/**'],
      text: /image:\s*\S*(pgbouncer|pgcat|odyssey|proxysql)|aws_db_proxy\b/i,
    },
    { says: 'pooler before the database', files: '**/pgbouncer.ini', text: /pool_mode\s*=/ },
  ],
  'connection-pool-settings': [
    {
      says: 'pool limits',
      use: ['pg', 'mariadb', '@neondatabase/serverless'],
      exports: ['Pool', 'createPool'],
      options: ['max', 'idleTimeoutMillis', 'connectionTimeoutMillis', 'connectionLimit'],
    },
    {
      says: 'pool limits',
      use: ['mysql', 'mysql2', 'mysql2/promise'],
      exports: ['createPool'],
      options: ['connectionLimit', 'maxIdle', 'idleTimeout', 'queueLimit'],
    },
    { says: 'pool limits', use: 'postgres', exports: ['default'], options: ['max', 'idle_timeout', 'connect_timeout'] },
    {
      says: 'pool limits',
      use: ['knex', 'sequelize', 'sequelize-typescript'],
      exports: ['default', 'knex', 'Sequelize'],
      options: ['pool.max', 'pool.acquireTimeoutMillis', 'pool.idle', 'pool.acquire'],
    },
    {
      says: 'pool limits',
      use: ORM_TYPEORM,
      exports: ['DataSource', 'TypeOrmModule'],
      options: ['extra.max', 'extra.connectionLimit', 'poolSize'],
    },
    { says: 'pool limits', use: MONGO, options: ['maxPoolSize', 'minPoolSize', 'maxIdleTimeMS', 'waitQueueTimeoutMS'] },
    { says: 'pool limits', use: ['@mikro-orm/core', '@mikro-orm/postgresql'], options: ['pool.max'] },
    {
      says: 'pool limits',
      use: ['@prisma/adapter-pg', '@prisma/adapter-mariadb', '@prisma/adapter-neon'],
      options: ['max', 'connectionLimit', 'idleTimeoutMillis'],
    },
    {
      says: 'pool limits in the address',
      files: ['**/*compose*.y*ml', '**/*.tf', '**/k8s/**', '**/helm/**'],
      text: /connection_limit=\d+|pool_timeout=\d+|maxPoolSize=\d+/,
    },
    { says: 'pool limits', files: '**/pgbouncer.ini', text: /(default|max)_\w*(pool_size|conn)\s*=\s*\d/ },
  ],
  'db-indexes': [{ says: 'index that serves a filter of the code', schema: 'index-serves-a-filter' }],
  'orm-queries': [
    { says: 'listens to every query', method: '$on', of: '@prisma/client', argument: /^query$/ },
    {
      says: 'query metrics and traces',
      use: [
        '@prisma/instrumentation',
        '@opentelemetry/instrumentation-pg',
        '@opentelemetry/instrumentation-mongodb',
        '@opentelemetry/instrumentation-mysql2',
        '@opentelemetry/instrumentation-knex',
        '@opentelemetry/instrumentation-typeorm',
      ],
    },
    { says: 'loader that batches', use: 'dataloader', exports: ['default'] },
  ],
  'lazy-eager': [
    { says: 'loader that batches', use: 'dataloader', exports: ['default'] },
    { says: 'writes many at once', operation: ['insert', 'update', 'upsert', 'delete'], isBulk: true },
    {
      says: 'strategy of loading relations',
      method: ['find', 'findOne', 'findMany', 'findFirst', 'findUnique'],
      of: [...ORM_TYPEORM, '@prisma/client'],
      options: ['relationLoadStrategy'],
    },
  ],
  'pagination-large-data': [{ says: 'read with a limit', operation: 'read', gives: 'many', isBounded: true }],
  'select-star': [{ says: 'reads the columns that it uses', operation: 'read', gives: 'many', hasColumns: true }],
  denormalize: [
    { says: 'materialised view', files: MIGRATIONS, text: /\b(create|refresh)\s+materialized\s+view\b/i },
    { says: 'view entity', use: 'typeorm', exports: ['ViewEntity'], options: ['materialized'] },
    { says: 'materialised view', use: 'drizzle-orm/pg-core', exports: ['pgMaterializedView'] },
    {
      says: 'counter kept by a trigger',
      files: MIGRATIONS,
      text: /\bset\s+\w*_?count\w*\s*=\s*(coalesce\()?\w*\.?\w*_?count\w*.*[+-]\s*1/i,
    },
  ],
  'join-operations': [
    {
      says: 'strategy of loading relations',
      method: ['find', 'findOne', 'findMany', 'findFirst', 'findUnique'],
      of: [...ORM_TYPEORM, '@prisma/client'],
      options: ['relationLoadStrategy'],
    },
    { says: 'index for searches in text', files: MIGRATIONS, text: /\busing\s+gin\b|gin_trgm_ops|\bfulltext\s+(index|key)\b/i },
    { says: 'index for searches in text', files: '**/*.prisma', text: /@@fulltext|type:\s*Gin|gin_trgm_ops/ },
  ],
  'cleanup-data': [
    { says: 'rows that expire', use: ['mongoose', '@nestjs/mongoose'], options: ['expireAfterSeconds', 'expires'] },
    { says: 'rows that expire', method: ['index', 'createIndex'], of: MONGO, options: ['expireAfterSeconds', 'expires'] },
    {
      says: 'scheduled clean-up in the database',
      files: MIGRATIONS,
      text: /\bcron\.schedule\s*\(|create_retention_policy|add_retention_policy|\bdetach\s+partition\b|create\s+event\b/i,
    },
    {
      says: 'vacuum settings',
      files: [MIGRATIONS, ...DATABASE_CONFIGURATION],
      text: /\bautovacuum_\w+\s*[=:]|\bvacuum\s*(\(|analyze\b|full\b)/i,
    },
  ],
  'slow-logging': [
    { says: 'listens to every query and its duration', method: '$on', of: '@prisma/client', argument: /^query$/ },
    { says: 'threshold for slow queries', use: ORM_TYPEORM, options: ['maxQueryExecutionTime'] },
    { says: 'times every query', use: ['sequelize', 'sequelize-typescript', '@nestjs/sequelize'], options: ['benchmark'], value: /^true$/ },
    { says: 'times every query', method: 'on', of: 'knex', argument: /^query-response$/ },
    { says: 'threshold for slow queries', use: ['@mikro-orm/core', '@mikro-orm/postgresql'], options: ['slowQueryThreshold'] },
    { says: 'watches commands', use: MONGO, options: ['monitorCommands'], value: /^true$/ },
    {
      says: 'slow query log of the database',
      files: [MIGRATIONS, ...DATABASE_CONFIGURATION],
      text: /log_min_duration_statement['"]?\s*[=:,]?\s*['"]?\d|slow_query_log['"]?\s*[=:]\s*['"]?(1|on)|slowOpThresholdMs|auto_explain\.log_min_duration/i,
    },
  ],
  replication: [
    { says: 'read replicas', use: '@prisma/extension-read-replicas', exports: ['readReplicas'] },
    { says: 'read replicas', use: ORM_TYPEORM, options: ['replication.slaves', 'replication.master'] },
    { says: 'read replicas', use: ['sequelize', 'sequelize-typescript'], options: ['replication.read'] },
    { says: 'read replicas', use: ['@mikro-orm/core', '@mikro-orm/postgresql'], options: ['replicas'] },
    { says: 'read replicas', use: ['drizzle-orm/pg-core', 'drizzle-orm/mysql-core', 'drizzle-orm/sqlite-core'], exports: ['withReplicas'] },
    { says: 'reads from secondaries', use: MONGO, options: ['readPreference'], value: /secondary|nearest/ },
    {
      says: 'replica of the database',
      files: '**/*.tf',
      text: /replicate_source_db\s*=|aws_rds_cluster_instance|read_replica|google_sql_database_instance.*replica/,
    },
    {
      says: 'replica of the database',
      files: ['**/*compose*.y*ml', '**/helm/**', '**/k8s/**'],
      text: /POSTGRESQL_REPLICATION_MODE|MYSQL_REPLICATION_MODE|hot_standby\s*=\s*on|readReplicas:|--replSet\b/,
    },
  ],
  'use-db-sharding': [
    { says: 'partitioned table', files: MIGRATIONS, text: /\bpartition\s+(by\s+(range|list|hash|key)|of)\b/i },
    { says: 'distributed table', files: MIGRATIONS, text: /create_distributed_table\s*\(|create_hypertable\s*\(/i },
    { says: 'shard key', use: ['mongoose', '@nestjs/mongoose'], options: ['shardKey'] },
    { says: 'sharded database', files: ['**/*compose*.y*ml', '**/helm/**', '**/k8s/**'], text: /image:\s*\S*(citus|vitess)|--shardsvr\b/i },
  ],
  'profiling-tools': [
    {
      says: 'statement statistics',
      files: [MIGRATIONS, ...DATABASE_CONFIGURATION],
      text: /pg_stat_statements|auto_explain|performance_schema\s*=\s*on/i,
    },
    { says: 'statement statistics', files: '**/*.prisma', text: /extensions\s*=.*pg_stat_statements/ },
    { says: 'performance insights', files: '**/*.tf', text: /performance_insights_enabled\s*=\s*true|query_insights_enabled\s*=\s*true/ },
    { says: 'explains its queries', method: 'explain', of: [...MONGO, 'knex', 'kysely', 'objection'] },
  ],
} as const satisfies Record<string, readonly Detector[]>;
