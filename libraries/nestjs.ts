import { library } from '../engine/contract/library.ts';

const route = (method: string) => ({ entry: { kind: 'route', method, path: { argument: 0 } } }) as const;
const handsOut = { instanceOf: { argument: 0 } } as const;
const announces = { announces: { argument: 0 } } as const;
const sent = { isRequest: true } as const;
const around = (...methods: readonly string[]) => ({ entry: { kind: 'middleware', methods } }) as const;
const asked = { entry: { kind: 'route', method: 'GRPC', path: { argument: 1 }, sent: [0] } } as const;
const handler = (kind: 'message' | 'schedule' | 'job' | 'socket') => ({ entry: { kind, path: { argument: 0 } } }) as const;

export default library({
  title: 'NestJS',
  docs: 'https://docs.nestjs.com/controllers',
  packages: {
    '@nestjs/common': '>=8',
    '@nestjs/core': '>=8',
    '@nestjs/microservices': '*',
    '@nestjs/schedule': '*',
    '@nestjs/bull': '*',
    '@nestjs/bullmq': '*',
    '@nestjs/websockets': '*',
    '@nestjs/event-emitter': '*',
    '@nestjs/cqrs': '*',
    '@nestjs/passport': '*',
  },
  exports: {
    Controller: { entry: { kind: 'route', path: { argument: 0 }, isPrefix: true } },
    Get: route('GET'),
    Post: route('POST'),
    Put: route('PUT'),
    Patch: route('PATCH'),
    Delete: route('DELETE'),
    Head: route('HEAD'),
    Options: route('OPTIONS'),
    All: route('*'),
    Sse: route('GET'),
    Query: sent,
    Body: sent,
    Param: sent,
    Headers: sent,
    Req: sent,
    Request: sent,
    Payload: sent,
    MessageBody: sent,
    // Asked before a handler and after it
    CanActivate: around('canActivate'),
    NestMiddleware: around('use'),
    NestInterceptor: around('intercept'),
    PipeTransform: around('transform'),
    AuthGuard: around('canActivate'),
    PassportStrategy: around('validate'),
    // Messages and events
    MessagePattern: handler('message'),
    EventPattern: handler('message'),
    OnEvent: handler('message'),
    SubscribeMessage: handler('socket'),
    // https://docs.nestjs.com/microservices/grpc#grpc-decorator: asked over gRPC, and somebody waits for the answer.
    GrpcMethod: asked,
    GrpcStreamMethod: asked,
    CommandHandler: { entry: { kind: 'message', path: { argument: 0 }, methods: ['execute'] } },
    QueryHandler: { entry: { kind: 'message', path: { argument: 0 }, methods: ['execute'] } },
    EventsHandler: { entry: { kind: 'message', path: { argument: 0 }, methods: ['handle'] } },
    EventEmitter2: { is: 'emitter' },
    CommandBus: { is: 'bus' },
    QueryBus: { is: 'bus' },
    EventBus: { is: 'bus' },
    // Schedules and queues
    Cron: handler('schedule'),
    Interval: handler('schedule'),
    Timeout: handler('schedule'),
    InjectQueue: { entity: { argument: 0 } },
    Process: handler('job'),
    Processor: { entry: { kind: 'job', path: { argument: 0 }, methods: ['process'] } },
    OnWorkerEvent: handler('job'),
    NestFactory: { statics: 'factory' },
    ModuleRef: { is: 'module' },
  },
  types: {
    factory: {
      members: {
        create: { returns: 'app', isPromise: true },
        createMicroservice: { returns: 'app', isPromise: true },
        createApplicationContext: { returns: 'app', isPromise: true },
      },
    },
    emitter: { members: { emit: announces, emitAsync: announces } },
    bus: { members: { execute: announces, publish: announces } },
    module: { members: { get: handsOut, resolve: { ...handsOut, isPromise: true }, create: { ...handsOut, isPromise: true } } },
    app: {
      members: {
        get: handsOut,
        resolve: { ...handsOut, isPromise: true },
        setGlobalPrefix: { prefix: { argument: 0 } },
        enableVersioning: {},
        use: {},
        listen: {},
      },
    },
  },
});
