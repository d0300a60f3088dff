/** `latency-lens check`: the findings. */
import type { Finding, Severity } from '../../engine/model/finding.ts';
import { version } from '../../package.json';
import { rules } from '../../rules/index.ts';
import { baselineText, compared, parsedBaseline } from '../baseline.ts';
import type { CacheWish } from '../cache.ts';
import { changedSince } from '../changed.ts';
import { paintFor } from '../colours.ts';
import { gatheredFindings, isAtLeast } from '../findings.ts';
import { fix } from '../fix.ts';
import { type FormatName, formats } from '../formats/formats.ts';
import { EXIT, type Io, UsageError } from '../io.ts';
import { counted, type Report } from '../report.ts';
import { absolute } from '../scope.ts';
import { openSession, type Session } from '../session.ts';

export interface CheckOptions {
  readonly format: FormatName;
  readonly rule?: readonly string[];
  readonly failOn: Severity | 'never';
  readonly fix?: boolean;
  readonly fixSuggestions?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly changedSince?: string;
  readonly config?: string;
  readonly cache?: CacheWish;
  readonly facts?: readonly string[];
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Lines of a log have no end; this is as much as reads well. */
const WIDTH_WITHOUT_TERMINAL = 120;

export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const began = io.now();
  if (options.writeBaseline && options.baseline === undefined)
    throw new UsageError('--write-baseline needs to know where: add --baseline <file>.');
  const entries = await baselineEntries(options, io);
  const isFixing = options.fix || options.fixSuggestions;
  const session = await openSession(isFixing ? 'fix' : 'check', paths, options, io);
  const changed = options.changedSince === undefined ? undefined : await changedSince(options.changedSince, session.root, io);
  const asked = options.rule?.length ? new Set(options.rule) : undefined;
  const isWanted = ({ rule, file }: Finding) => (!asked || asked.has(rule)) && (!changed || changed.has(file));
  const gather = () => gatheredFindings(session, isWanted);

  const withSuggestions = options.fixSuggestions ?? false;
  const fixed = isFixing ? await fix(session, () => gather().findings, { withSuggestions }, io) : 0;
  const { findings, suppressed } = gather();
  const lines = session.lineCount();
  const unreadable = session.unreadable();
  session.keep();
  if (options.writeBaseline && options.baseline !== undefined) return writeBaseline(options.baseline, findings, session, io);

  const { positions, sources } = session;
  const comparison = entries && compared(findings, entries, positions);
  const report: Report = {
    root: session.root,
    findings: comparison?.fresh ?? findings,
    suppressed,
    unreadable,
    stats: {
      files: sources.length,
      lines,
      milliseconds: Math.round(io.now() - began),
      peakMemoryMegabytes: Math.round(io.peakMemory()),
    },
    baseline: comparison && { known: comparison.known, gone: asked || changed ? 0 : comparison.gone },
    fixed,
    positions,
  };
  io.out.write(
    formats[options.format](report, {
      paint: paintFor(io.out, options.color, io.environment),
      width: Math.max(60, io.out.columns ?? WIDTH_WITHOUT_TERMINAL),
      isQuiet: options.quiet ?? false,
      failOn: options.failOn,
      environment: io.environment,
      version,
      rules,
    }),
  );
  const { failOn } = options;
  const isFailure = failOn !== 'never' && report.findings.some(({ severity }) => isAtLeast(severity, failOn));
  return isFailure ? EXIT.findings : EXIT.clean;
}

async function baselineEntries({ baseline, writeBaseline: isWriting }: CheckOptions, { files, folder }: Io) {
  if (baseline === undefined || isWriting) return undefined;
  const read = await files.read(absolute(baseline, folder), MOST_BASELINE_BYTES);
  if ('text' in read) return parsedBaseline(read.text, baseline);
  throw new UsageError(`The baseline '${baseline}' cannot be read. Write it with --write-baseline.`);
}

const MOST_BASELINE_BYTES = 64 * 1024 * 1024;

async function writeBaseline(
  name: string,
  findings: readonly Finding[],
  { positions }: Session,
  { files, folder, err }: Io,
): Promise<number> {
  try {
    await files.write(absolute(name, folder), baselineText(findings, positions));
  } catch {
    throw new UsageError(`The baseline '${name}' cannot be written. Name a file in a folder that exists.`);
  }
  err.write(`Wrote ${counted(findings.length, 'finding')} to ${name}.\n`);
  return EXIT.clean;
}
