/** `--format sarif`: the Static Analysis Results Interchange Format, version 2.1.0, as code scanning services take it. */
import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import type { Finding, Severity } from '../../engine/model/finding.ts';
import type { Place } from '../../engine/model/place.ts';
import { contentOf } from '../baseline.ts';
import type { Report, RuleInfo, Style } from '../report.ts';
import { written } from './json.ts';

const LEVELS: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };
const ROOT = 'ROOT';

export function sarifReport(report: Report, { version, rules }: Style): string {
  const descriptors = descriptorsOf(rules, report.findings);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Latency Lens', semanticVersion: version, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: `file://${report.root.startsWith('/') ? '' : '/'}${encodeURI(report.root)}/` } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.unreadable.map(({ file, reason }) => ({
              level: 'warning',
              message: { text: `${report.positions.shown(file)} ${reason}` },
              locations: [{ physicalLocation: { artifactLocation: artifactOf(file, report) } }],
            })),
          },
        ],
        results: report.findings.map((finding) => resultOf(finding, report, descriptors)),
      },
    ],
  };
  return written(log);
}

function descriptorsOf(rules: readonly RuleInfo[], findings: readonly Finding[]): ReportingDescriptor[] {
  const known = new Set(rules.map(({ id }) => id));
  const others = [...new Set(findings.map(({ rule }) => rule))].filter((id) => !known.has(id));
  return [
    ...rules.map(
      ({ id, title, item, severity, certainty, why }): ReportingDescriptor => ({
        id,
        name: title,
        shortDescription: { text: title },
        ...(why && { fullDescription: { text: why } }),
        help: { text: `latency-lens explain ${id}` },
        defaultConfiguration: { level: LEVELS[severity] },
        properties: { tags: ['performance', ...(item ? [item] : [])], precision: PRECISION[certainty] ?? 'medium' },
      }),
    ),
    ...others.map((id) => ({ id, shortDescription: { text: id } })),
  ];
}

/** In the words that code scanning sorts by. */
const PRECISION: Readonly<Record<string, string>> = { certain: 'very-high', likely: 'high', possible: 'low' };

function resultOf(finding: Finding, report: Report, descriptors: readonly ReportingDescriptor[]): Result {
  return {
    ruleId: finding.rule,
    ruleIndex: descriptors.findIndex(({ id }) => id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: locationOf(finding, report) }],
    relatedLocations: finding.because.map((because, index) => ({
      id: index + 1,
      message: { text: because.message },
      physicalLocation: locationOf(because, report),
    })),
    // What stays the same when lines move, so that a known result is not taken for a new one.
    partialFingerprints: {
      'ruleFileContent/v1': `${finding.rule}:${report.positions.shown(finding.file)}:${contentOf(finding, report.positions)}`,
    },
    properties: { certainty: finding.certainty, ...(finding.item ? { item: finding.item } : {}) },
  };
}

function locationOf(place: Place, report: Report): PhysicalLocation {
  const { start, end } = report.positions.rangeOf(place);
  return {
    artifactLocation: artifactOf(place.file, report),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

function artifactOf(file: string, { positions }: Report): PhysicalLocation['artifactLocation'] {
  return { uri: encodeURI(positions.shown(file)).replaceAll('#', '%23').replaceAll('?', '%3F'), uriBaseId: ROOT };
}
