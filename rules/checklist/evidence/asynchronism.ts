/** What shows that work is done apart from requests. */
import type { Detector } from '../../../engine/contract/checklist.ts';

export const asynchronism = {
  'offload-heavy': [
    {
      says: 'queue',
      use: ['bullmq', 'bull', '@nestjs/bullmq', '@nestjs/bull', 'bee-queue', 'agenda', 'graphile-worker', 'pg-boss'],
      exports: [
        'Queue',
        'Worker',
        'FlowProducer',
        'InjectQueue',
        'Processor',
        'WorkerHost',
        'default',
        'Agenda',
        'run',
        'makeWorkerUtils',
        'quickAddJob',
        'PgBoss',
      ],
    },
    {
      says: 'background functions',
      use: ['inngest', '@trigger.dev/sdk', '@trigger.dev/sdk/v3', '@temporalio/client', '@temporalio/worker', '@upstash/qstash'],
    },
    {
      says: 'worker threads',
      use: ['piscina', 'workerpool', 'node:worker_threads', 'worker_threads', 'tinypool', 'poolifier'],
      exports: ['default', 'Piscina', 'pool', 'Worker', 'Tinypool', 'FixedThreadPool', 'DynamicThreadPool'],
    },
    { says: 'handles jobs', entry: 'job' },
  ],
  'message-brokers': [
    {
      says: 'Kafka',
      use: ['kafkajs', '@confluentinc/kafka-javascript', 'node-rdkafka'],
      exports: ['Kafka', 'Producer', 'KafkaConsumer', 'KafkaJS'],
    },
    { says: 'AMQP', use: ['amqplib', 'amqp-connection-manager', '@golevelup/nestjs-rabbitmq', 'rascal'] },
    { says: 'NATS', use: ['nats', '@nats-io/transport-node'], exports: ['connect'] },
    {
      says: 'queues of the cloud',
      use: ['@aws-sdk/client-sqs', '@aws-sdk/client-sns', 'sqs-consumer', '@google-cloud/pubsub', '@azure/service-bus'],
      exports: ['SQSClient', 'SQS', 'SNSClient', 'SNS', 'Consumer', 'PubSub', 'ServiceBusClient'],
    },
    { says: 'message transport', use: '@nestjs/microservices', exports: ['MessagePattern', 'EventPattern', 'ClientsModule'] },
    { says: 'handles messages', entry: 'message' },
  ],
} as const satisfies Record<string, readonly Detector[]>;
