/** A person at the keyboard, where the extension asks one: the suite cannot type into the editor's own boxes. */
import * as vscode from 'vscode';

/**
 * Answers every box that opens while something is done. The UI tests type into the real one.
 *
 * @returns what the boxes refused of the answer; nothing when it was good
 */
export async function answering(answer: string | undefined, act: () => PromiseLike<unknown>): Promise<readonly string[]> {
  const { showInputBox } = vscode.window;
  const refusals: string[] = [];
  let asked = 0;
  const answered = async (options?: vscode.InputBoxOptions): Promise<string | undefined> => {
    asked += 1;
    const refusal = await options?.validateInput?.(answer ?? '');
    if (!refusal) return answer;
    refusals.push(typeof refusal === 'string' ? refusal : refusal.message);
    return undefined;
  };
  vscode.window.showInputBox = answered as typeof showInputBox;
  try {
    await act();
  } finally {
    vscode.window.showInputBox = showInputBox;
  }
  if (asked === 0) throw new Error('nobody was asked for a reason');
  return refusals;
}
