// biome-ignore lint/suspicious/noExplicitAny: a module's exports are whatever the module says; the caller names the type.
export function loaded(entry: string): Promise<any>;
