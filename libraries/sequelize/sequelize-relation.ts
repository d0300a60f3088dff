/** https://sequelize.org/docs/v6/core-concepts/assocs/ */
export const relation = (gives: 'one' | 'many', isInverse: boolean) =>
  ({
    declares: {
      what: 'relation',
      gives,
      target: { argument: 0 },
      name: { argument: 1, option: 'as' },
      foreignKey: { argument: 1, option: 'foreignKey' },
      isInverse,
    },
  }) as const;
