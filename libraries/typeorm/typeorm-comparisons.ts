import type { Meaning } from '../../engine/contract/library.ts';

/** https://typeorm.io/docs/working-with-entity-manager/find-options: a plain value compares for equality. */
export const comparisons: Readonly<Record<string, Meaning>> = {
  In: { compares: 'in' },
  Any: { compares: 'in' },
  Equal: { compares: 'equals' },
  IsNull: { compares: 'equals' },
  Not: { compares: 'not' },
  And: { compares: 'all' },
  Or: { compares: 'any' },
  MoreThan: { compares: 'range' },
  MoreThanOrEqual: { compares: 'range' },
  LessThan: { compares: 'range' },
  LessThanOrEqual: { compares: 'range' },
  Between: { compares: 'range' },
  Like: { compares: 'like' },
  ILike: { compares: 'like' },
  Raw: { compares: 'other' },
};
