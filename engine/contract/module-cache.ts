import type { Module } from '../model/module.ts';

/** Where lowered modules are kept, so that a text that was lowered before need not be lowered again. */
export interface ModuleCache {
  /** The module that lowering a text at a path gives, if it is known. */
  get(path: string, text: string): Module | undefined;
  keep(text: string, module: Module): void;
}
