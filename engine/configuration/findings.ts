/** What is wrong with a configuration file, said like any other finding. */
import type { Finding } from '../model/finding.ts';
import type { Problem } from './checked.ts';

/** The id under which a broken configuration is reported; it cannot be switched off by the file that is broken. */
export const INVALID_CONFIGURATION = 'invalid-configuration';

export function configurationFindings(file: string, problems: readonly Problem[]): readonly Finding[] {
  return problems.map(({ start, end, message }) => ({
    rule: INVALID_CONFIGURATION,
    item: '',
    severity: 'error',
    certainty: 'certain',
    message,
    file,
    start,
    end,
    because: [],
    fixes: [],
  }));
}
