/** Which binding a name stands for, as scopes open and close. One table for all scopes: what a scope hides is put back when it closes. */
export class Names {
  private readonly bindings = new Map<string, number>();
  private readonly hiddenNames: string[] = [];
  private readonly hiddenBindings: number[] = [];
  /** For each binding, how many names were hidden when its scope opened: the scope's own number while it is open. */
  private readonly scopes: number[] = [];
  private scope = 0;
  private readonly outer: number[] = [];
  private scopeCount = 0;

  /** The binding's index; -1 when no open scope declares the name. */
  find(name: string): number {
    const index = this.bindings.get(name);
    return index === undefined ? -1 : index;
  }

  declaredHere(name: string): number {
    const index = this.find(name);
    return index >= 0 && this.scopes[index] === this.scope ? index : -1;
  }

  declare(name: string, index: number): void {
    this.hiddenNames.push(name);
    this.hiddenBindings.push(this.find(name));
    this.bindings.set(name, index);
    this.scopes[index] = this.scope;
  }

  /** Opens a scope; the answer is what closes it. */
  open(): number {
    this.outer.push(this.scope);
    this.scopeCount += 1;
    this.scope = this.scopeCount;
    return this.hiddenNames.length;
  }

  close(mark: number): void {
    this.scope = this.outer.pop() ?? 0;
    for (let i = this.hiddenNames.length - 1; i >= mark; i -= 1) {
      this.bindings.set(this.hiddenNames.pop() as string, this.hiddenBindings.pop() as number);
    }
  }
}
