/**
 * What can be done about a finding: its fixes, all fixes of its rule in the file, and suppressing it with a reason. Titles are
 * offered at once; edits are made when one is chosen, and only for the version that it was offered for.
 */
import { type CodeAction, CodeActionKind, type CodeActionParams, type Command, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { relevanceOf } from '../../engine/discover/relevance.ts';
import type { FileEdits, Finding, Fix } from '../../engine/model/finding.ts';
import { rules } from '../../rules/index.ts';
import { allFixed } from '../fix-all.ts';
import { COMMANDS, type SuppressTarget } from '../protocol.ts';
import { findingsOf, type Session, versionOf } from '../session.ts';
import { pathOf } from '../uris.ts';
import { diagnosticOf } from './diagnostics.ts';
import { workspaceEditOf } from './edits.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.latencyLens`;
export const KINDS = [CodeActionKind.QuickFix, FIX_ALL];

/** What a chosen action is made from; kept by the client between offer and choice. */
type Choice = { readonly path: string; readonly version: number | null } & (
  | { readonly kind: 'fix'; readonly finding: FindingKey; readonly fix: number }
  | { readonly kind: 'fix-rule'; readonly rule: string; readonly repair: string }
  | { readonly kind: 'fix-all' }
  | { readonly kind: 'suppress'; readonly finding: FindingKey; readonly scope: SuppressTarget['scope'] }
);

/** A finding among those of a file at one version. */
type FindingKey = Pick<Finding, 'rule' | 'start' | 'end' | 'message'>;

/** A finding about a suppression is not silenced by another. */
const ALLOWABLE = new Set(rules.filter(({ isAboutSuppressions }) => !isAboutSuppressions).map(({ id }) => id));

/** Written where the client cannot ask for a reason. */
const REASON_TO_WRITE = 'say why this is fine here';

export function codeActionsOf(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const path = pathOf(textDocument.uri);
  // While the text does not parse, fixes would be made for a text that is gone.
  if (path === undefined || !session.workspace.isCurrent(path)) return [];
  const isWanted = (kind: string) => !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const findings = findingsOf(session, path);
  const [from, to] = [session.texts.offset(path, range.start), session.texts.offset(path, range.end)];
  const here = findings.filter(({ start, end }) => start <= to && from <= end);
  const version = versionOf(session, path);
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) {
    for (const finding of here) actions.push(...fixesOf(finding, findings, { path, version }, session));
    const isAllowable = ({ rule }: Finding) => relevanceOf(path) === 'source' && ALLOWABLE.has(rule);
    for (const finding of here.filter(isAllowable)) actions.push(...suppressionsOf(finding, textDocument.uri, { path, version }, session));
  }
  if (isWanted(FIX_ALL) && findings.some(({ fixes }) => fixes.some(({ isSafe }) => isSafe)))
    actions.push(action('Fix everything that is safe to fix', FIX_ALL, { path, version, kind: 'fix-all' }));
  return session.client.resolvesCodeActions
    ? actions
    : actions.map((one) => withEdit(session, one)).filter((one) => one.edit ?? one.command);
}

/** The action with its edit, or why there is none. */
export function resolvedCodeAction(session: Session, offered: CodeAction): CodeAction | ResponseError {
  const choice = offered.data as Choice | undefined;
  if (!choice) return offered;
  if (versionOf(session, choice.path) !== choice.version)
    return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since this was offered.');
  const resolved = withEdit(session, offered);
  return resolved.edit ? resolved : new ResponseError(LSPErrorCodes.RequestFailed, 'The code is no longer of the shape that this mends.');
}

function fixesOf(finding: Finding, all: readonly Finding[], at: Pick<Choice, 'path' | 'version'>, session: Session): CodeAction[] {
  const diagnostics = [diagnosticOf(session, finding)];
  const alike = (repair: string) => all.filter(({ rule, fixes }) => rule === finding.rule && fixes.some((fix) => fix.repair === repair));
  const key = keyOf(finding);
  return finding.fixes.flatMap((fix, index) => {
    const { repair, title, isSafe } = fix;
    // What cannot be mended as it stands is not offered; the few findings at one place are quickly tried.
    if (!session.workspace.edits(finding, fix).length) return [];
    const own = action(title, CodeActionKind.QuickFix, { ...at, kind: 'fix', finding: key, fix: index });
    const one: CodeAction = { ...own, diagnostics, ...(isSafe && index === 0 ? { isPreferred: true } : {}) };
    const count = alike(repair).length;
    if (count < 2) return [one];
    const every = action(`${title}, at all ${count} places in this file`, CodeActionKind.QuickFix, {
      ...at,
      kind: 'fix-rule',
      rule: finding.rule,
      repair,
    });
    return [one, { ...every, diagnostics }];
  });
}

function suppressionsOf(finding: Finding, uri: string, at: Pick<Choice, 'path' | 'version'>, session: Session): CodeAction[] {
  const titles = {
    'next-line': `Allow ${finding.rule} here, with a reason…`,
    file: `Allow ${finding.rule} in this file, with a reason…`,
  } as const;
  return (['next-line', 'file'] as const).map((scope) => {
    const offered: CodeAction = { title: titles[scope], kind: CodeActionKind.QuickFix, diagnostics: [diagnosticOf(session, finding)] };
    if (!session.client.hasCommands || at.version === null)
      return { ...offered, data: { ...at, kind: 'suppress', finding: keyOf(finding), scope } satisfies Choice };
    const target: SuppressTarget = { uri, version: at.version, rule: finding.rule, range: session.texts.range(finding), scope };
    return { ...offered, command: { title: offered.title, command: COMMANDS.suppress, arguments: [target] } satisfies Command };
  });
}

function withEdit(session: Session, offered: CodeAction): CodeAction {
  const choice = offered.data as Choice | undefined;
  const edits = choice ? editsFor(session, choice) : [];
  return edits.length ? { ...offered, edit: workspaceEditOf(session, edits) } : offered;
}

function editsFor({ workspace }: Session, choice: Choice): readonly FileEdits[] {
  const { path } = choice;
  const isFrom = (key: FindingKey) => (one: Finding) => keys.every((name) => one[name] === key[name]);
  switch (choice.kind) {
    case 'fix': {
      const finding = workspace.findings(path).find(isFrom(choice.finding));
      const fix = finding?.fixes[choice.fix];
      return finding && fix ? workspace.edits(finding, fix) : [];
    }
    case 'fix-rule':
      return allFixed(workspace, path, ({ rule, fixes }) =>
        rule === choice.rule ? fixes.find(({ repair }) => repair === choice.repair) : undefined,
      );
    case 'fix-all':
      return allFixed(workspace, path, ({ fixes }): Fix | undefined => fixes.find(({ isSafe }) => isSafe));
    case 'suppress': {
      const finding = workspace.findings(path).find(isFrom(choice.finding));
      return finding ? workspace.suppression(finding, choice.scope, REASON_TO_WRITE) : [];
    }
  }
}

const keys = ['rule', 'start', 'end', 'message'] as const;

function keyOf({ rule, start, end, message }: Finding): FindingKey {
  return { rule, start, end, message };
}

function action(title: string, kind: CodeActionKind, data: Choice): CodeAction {
  return { title, kind, data };
}
