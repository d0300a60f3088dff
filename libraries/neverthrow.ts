import { library } from '../engine/contract/library.ts';

/** What holds one answer or one failure has a `map`, and is no list. */
const once = { returns: 'result', callback: { argument: 0, runs: 'once' } } as const;
const made = { returns: 'result' } as const;

export default library({
  title: 'neverthrow',
  docs: 'https://github.com/supermacro/neverthrow#api-documentation',
  packages: { neverthrow: '>=4' },
  exports: {
    ok: made,
    err: made,
    okAsync: made,
    errAsync: made,
    Ok: { is: 'result' },
    Err: { is: 'result' },
    Result: { is: 'result' },
    ResultAsync: { is: 'result', statics: 'results' },
  },
  types: {
    results: { members: { fromPromise: made, fromSafePromise: made, combine: made } },
    result: { members: { map: once, mapErr: once, andThen: once, orElse: once } },
  },
});
