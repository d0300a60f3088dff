import { library } from '../engine/contract/library.ts';

const route = (method: string) => ({ entry: { kind: 'route', method, path: { argument: 0 } } }) as const;
const sent = { isRequest: true } as const;
const routes = { statics: 'routes' } as const;

export default library({
  title: 'Nestia',
  docs: 'https://nestia.io/docs/core/TypedRoute/',
  packages: { '@nestia/core': '*' },
  exports: {
    TypedRoute: routes,
    EncryptedRoute: routes,
    TypedBody: sent,
    TypedParam: sent,
    TypedQuery: sent,
    TypedHeaders: sent,
    EncryptedBody: sent,
  },
  types: {
    routes: {
      members: { Get: route('GET'), Post: route('POST'), Put: route('PUT'), Patch: route('PATCH'), Delete: route('DELETE') },
    },
  },
});
