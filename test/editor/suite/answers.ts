/** What the extension says of a document, asked for as the editor itself asks. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pathIn } from './example.ts';
import { until } from './waiting.ts';

export function findingsIn(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'latency-lens');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function rulesIn(uri: vscode.Uri): readonly string[] {
  return findingsIn(uri).map(ruleOf);
}

/** @param near where it must stand, when the file has several of the rule */
export function finding(uri: vscode.Uri, rule: string, near?: vscode.Range): Promise<vscode.Diagnostic> {
  const isWanted = (one: vscode.Diagnostic) => ruleOf(one) === rule && (!near || Boolean(near.intersection(one.range)));
  return until(
    `${rule} in ${pathIn(uri)}`,
    () => findingsIn(uri).find(isWanted),
    () => rulesIn(uri),
  );
}

export async function goneFrom(uri: vscode.Uri, rule: string): Promise<void> {
  await until(`no ${rule} in ${pathIn(uri)}`, () => !rulesIn(uri).includes(rule));
}

export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
}

/** With the edits of the first twenty worked out. */
export function actionsAt(uri: vscode.Uri, range: vscode.Range, kind: string): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, 20);
}

/** A repair that is offered for a finding. */
export function repairOf(uri: vscode.Uri, { range }: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
  let offered: readonly string[] = [];
  return until(
    `a quick fix ${title} in ${pathIn(uri)}`,
    async () => {
      const actions = await actionsAt(uri, range, vscode.CodeActionKind.QuickFix.value);
      offered = actions.map((action) => action.title);
      return actions.find((action) => title.test(action.title) && (action.edit ?? action.command));
    },
    () => offered,
  );
}

export async function applied({ edit, command }: vscode.CodeAction): Promise<void> {
  assert.ok(edit ?? command, 'the action does something');
  if (edit) assert.equal(await vscode.workspace.applyEdit(edit), true, 'the editor takes the edit');
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Those about costs: TypeScript's own count references. */
export async function lensesIn(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
  return all.filter(({ command }) => command?.command === 'latencyLens.showCost');
}

/** Those about round trips: TypeScript's own tell types. */
export async function hintsIn(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const all = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
  return all.filter((hint) => labelOf(hint).includes('⟳'));
}

export function labelOf({ label }: vscode.InlayHint): string {
  return typeof label === 'string' ? label : label.map(({ value }) => value).join('');
}
