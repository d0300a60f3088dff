/** What the user wants drawn. The standard values are those that the extension's manifest declares, for every editor alike. */
import { contributes } from '../package.json';

export interface Settings {
  readonly isEnabled: boolean;
  readonly hasCodeLenses: boolean;
  readonly hasInlayHints: boolean;
}

/** The section under which editors keep them. */
export const SECTION = 'latencyLens';

const declared: Readonly<Record<string, { readonly default?: unknown }>> = contributes.configuration.properties;

/** @param given the section's value as the editor hands it over; anything else counts as nothing */
export function settingsFrom(given: unknown): Settings {
  const flag = (name: string) => {
    const value = name.split('.').reduce<unknown>((from, key) => (isTable(from) ? from[key] : undefined), given);
    return (typeof value === 'boolean' ? value : declared[`${SECTION}.${name}`]?.default) === true;
  };
  return { isEnabled: flag('enabled'), hasCodeLenses: flag('codeLens.enabled'), hasInlayHints: flag('inlayHints.enabled') };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
