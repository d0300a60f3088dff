/** Tables that whoever uses the product puts no rows into: what is set up, and grows as slowly as people set things up. */
import type { Site } from '../model/place.ts';
import type { Table } from '../model/schema.ts';
import type { Recogniser, Weigher } from '../model/steps.ts';

interface FillSources {
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
}

/** Where fewer tables than this are seen to be filled, how the others are is not seen. */
const FEWEST_FILLED = 3;

export function isFilledAside(table: Table | undefined, sources: FillSources): boolean {
  const fills = sources.recogniser.fills();
  if (!table || fills.tables < FEWEST_FILLED) return false;
  return [table.name, table.databaseName].every((name) => fills.of(name).every((site) => isAside(site, sources)));
}

function isAside({ file, function: key }: Site, { recogniser, weigher }: FillSources): boolean {
  if (recogniser.kindOf(file) !== 'source') return true;
  const { perRequest, forOthers, perJob, onSchedule, atStartUp, inScript, inTest } = weigher.contextOf({ file, function: key });
  const isPlaced = perRequest || atStartUp || inScript || inTest;
  return isPlaced && !forOthers && !perJob && !onSchedule;
}
