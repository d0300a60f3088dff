import { library, type Meaning } from '../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const filter = (compares?: Meaning['compares']): Meaning => ({ returns: 'self', adds: { part: 'filter' }, ...(compares && { compares }) });
const one: Meaning = { returns: 'self', adds: { part: 'one' }, gives: 'one' };
const write = (does: 'insert' | 'upsert' | 'update'): Meaning => ({ returns: 'query', does, gives: 'nothing', values: { argument: 0 } });
const sent: Meaning = { does: 'request', gives: 'one', isPromise: true };
// https://supabase.com/docs/reference/javascript/select: a project gives a thousand rows at most, unless its settings say otherwise.
const standardBound = 1_000;

export default library({
  title: 'Supabase',
  docs: 'https://supabase.com/docs/reference/javascript/select',
  packages: { '@supabase/supabase-js': '>=2 <3', '@supabase/postgrest-js': '*', '@supabase/ssr': '*' },
  exports: {
    createClient: { does: 'client', returns: 'client' },
    createServerClient: { does: 'client', returns: 'client' },
    createBrowserClient: { does: 'client', returns: 'client' },
    SupabaseClient: { is: 'client' },
    PostgrestClient: { is: 'client', does: 'client' },
  },
  types: {
    client: {
      members: {
        from: { returns: 'table', entity: { argument: 0 } },
        schema: { returns: 'client' },
        rpc: { does: 'sql', gives: 'many', returns: 'query', standardBound },
        auth: { is: 'auth' },
        storage: { is: 'storage' },
        functions: { is: 'functions' },
        channel: { returns: 'channel' },
      },
    },
    table: {
      members: {
        select: {
          does: 'read',
          gives: 'many',
          returns: 'query',
          rows: 'data',
          adds: { part: 'columns', at: { argument: 0 } },
          standardBound,
        },
        insert: write('insert'),
        upsert: write('upsert'),
        update: write('update'),
        delete: { does: 'delete', gives: 'nothing', returns: 'query' },
      },
    },
    query: {
      isInert: true,
      members: {
        select: { returns: 'self', adds: { part: 'columns', at: { argument: 0 } } },
        eq: filter('equals'),
        is: filter('equals'),
        in: filter('in'),
        gt: filter('range'),
        gte: filter('range'),
        lt: filter('range'),
        lte: filter('range'),
        like: filter('like'),
        ilike: filter('like'),
        textSearch: filter('like'),
        neq: filter('other'),
        contains: filter('other'),
        containedBy: filter('other'),
        overlaps: filter('other'),
        or: filter('any'),
        not: filter('not'),
        match: filter(),
        filter: filter(),
        order: { returns: 'self', adds: { part: 'order', at: { argument: 0 } } },
        limit: { returns: 'self', adds: { part: 'bound' } },
        range: { returns: 'self', adds: { part: 'offset' } },
        single: one,
        maybeSingle: one,
        abortSignal: { returns: 'self', adds: { part: 'timeout' } },
        returns: step,
        overrideTypes: step,
        throwOnError: step,
        csv: step,
      },
    },
    auth: {
      members: { getUser: sent, getSession: {}, onAuthStateChange: { callback: { argument: 0, runs: 'later' } }, admin: { is: 'admin' } },
    },
    admin: { members: { getUserById: sent, listUsers: sent, createUser: sent, updateUserById: sent, deleteUser: sent } },
    functions: { members: { invoke: sent } },
    storage: { members: { from: { returns: 'bucket' } } },
    bucket: {
      members: {
        upload: sent,
        download: sent,
        list: sent,
        remove: sent,
        move: sent,
        copy: sent,
        createSignedUrl: { ...sent, bulk: 'createSignedUrls' },
        createSignedUrls: sent,
        getPublicUrl: {},
      },
    },
    channel: {
      members: {
        on: { returns: 'self', callback: { argument: 2, runs: 'later' } },
        subscribe: { returns: 'self', callback: { argument: 0, runs: 'later' } },
      },
    },
  },
});
