import { library } from '../engine/contract/library.ts';

const onRequest = { entry: { kind: 'route', method: '*', from: 0, parameters: ['request', null] } } as const;
// The client says what the function is called with.
const onCall = { entry: { kind: 'route', method: 'POST', from: 0, sent: [0] } } as const;
const event = { entry: { kind: 'message', path: { argument: 0 }, from: 0 } } as const;
const onSchedule = { entry: { kind: 'schedule', path: { argument: 0 }, from: 1 } } as const;
const https = { onRequest, onCall } as const;
const documentEvents = {
  onDocumentCreated: event,
  onDocumentUpdated: event,
  onDocumentDeleted: event,
  onDocumentWritten: event,
} as const;
const storageEvents = { onObjectFinalized: event, onObjectDeleted: event } as const;
// The first generation: https://firebase.google.com/docs/functions/1st-gen
const groups = {
  https: { is: 'https' },
  firestore: { is: 'firestore' },
  pubsub: { is: 'pubsub' },
  auth: { is: 'auth' },
} as const;
const configured = { region: { returns: 'functions' }, runWith: { returns: 'functions' } } as const;
const written = { onCreate: event, onUpdate: event, onDelete: event, onWrite: event } as const;

export default library({
  title: 'Firebase Functions',
  docs: 'https://firebase.google.com/docs/functions',
  packages: { 'firebase-functions': '>=3' },
  exports: {
    ...https,
    ...documentEvents,
    ...storageEvents,
    onSchedule,
    onMessagePublished: event,
    onTaskDispatched: { entry: { kind: 'job', from: 0 } },
    ...groups,
    scheduler: { is: 'scheduler' },
    ...configured,
  },
  types: {
    functions: { members: { ...groups, ...configured } },
    https: { members: https },
    firestore: { members: { document: { returns: 'documents' }, ...documentEvents } },
    documents: { members: written },
    pubsub: { members: { topic: { returns: 'topic' }, schedule: { returns: 'schedule' }, onMessagePublished: event } },
    topic: { members: { onPublish: event } },
    schedule: {
      members: {
        onRun: { entry: { kind: 'schedule', from: 0 } },
        timeZone: { returns: 'self' },
        retryConfig: { returns: 'self' },
      },
    },
    auth: { members: { user: { returns: 'users' } } },
    users: { members: { onCreate: event, onDelete: event } },
    scheduler: { members: { onSchedule } },
    request: { isRequest: true },
  },
});
