/** The methods that every promise has: https://tc39.es/ecma262/#sec-properties-of-the-promise-prototype-object */
const METHODS: ReadonlySet<string | undefined> = new Set(['then', 'catch', 'finally']);

/** Whether what is called waits for its receiver and goes on with it: `find(id).then(…)` is as much a wait as `await find(id)` is. */
export function isPromiseMethod(name: string | undefined): boolean {
  return METHODS.has(name);
}
