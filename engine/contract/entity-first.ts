/** For tables whose library offers the same calls twice: on a model's own object, and on a manager that is told the model first. */
import type { ArgumentLocator, Locator, Meaning } from './library.ts';

/** The members as a manager has them: argument 0 is the entity, and whatever stood at an argument stands one further on. */
export function entityFirst(members: Readonly<Record<string, Meaning>>): Readonly<Record<string, Meaning>> {
  return Object.fromEntries(Object.entries(members).map(([name, meaning]) => [name, moved(meaning)]));
}

function moved(meaning: Meaning): Meaning {
  const { bound, offset, columns, filter, order, include, key, values } = meaning;
  return {
    ...meaning,
    entity: { argument: 0 },
    options: (meaning.options ?? 0) + 1,
    ...(bound !== undefined && { bound: later(bound) }),
    ...(offset !== undefined && { offset: later(offset) }),
    ...(columns !== undefined && { columns: later(columns) }),
    ...(filter !== undefined && { filter: later(filter) }),
    ...(order !== undefined && { order: later(order) }),
    ...(include !== undefined && { include: later(include) }),
    ...(key !== undefined && { key: one(key) }),
    ...(values !== undefined && { values: one(values) }),
  };
}

function later(locators: Locator | readonly Locator[]): Locator | readonly Locator[] {
  return isList(locators) ? locators.map(one) : one(locators);
}

function one(locator: Locator): Locator {
  return typeof locator === 'string' || locator.argument < 0
    ? locator
    : ({ ...locator, argument: locator.argument + 1 } satisfies ArgumentLocator);
}

function isList(locators: Locator | readonly Locator[]): locators is readonly Locator[] {
  return Array.isArray(locators);
}
