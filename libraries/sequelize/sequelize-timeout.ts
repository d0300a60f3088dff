/**
 * https://sequelize.org/docs/v6/other-topics/dialect-specific-things/: the driver's own limits, which are none unless they are set. A
 * pool's `acquire` limits the wait for a connection, not that for an answer.
 */
const limits = [
  { argument: -1, option: 'dialectOptions.statement_timeout' },
  { argument: -1, option: 'dialectOptions.query_timeout' },
  { argument: -1, option: 'dialectOptions.options.requestTimeout' },
] as const;
export const timeout = { clientOptions: limits, standard: null } as const;
export const ofClient = { options: limits, standard: null } as const;
