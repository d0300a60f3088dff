/**
 * What is known of one package by itself, as bytes: its texts, and what lowering made of them. Nothing in it says where the package
 * stands, when it was read or by whom, so the same package gives the same bytes on every machine.
 */
import type { ModuleCache } from '../contract/module-cache.ts';
import type { Module } from '../model/module.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { unpackedModule } from './read-module.ts';
import { packedModule } from './write-module.ts';

export interface Facts {
  /** The package's folder as seen from the folder that the facts are written to; '' for that folder itself. */
  readonly folder: string;
  /** Paths from the package's folder, sorted. */
  readonly files: readonly FactsFile[];
}

export interface FactsFile {
  readonly path: string;
  readonly text: string;
  /** Of a source file that parses. */
  readonly module: (path: string) => Module | undefined;
}

export function packedFacts(
  folder: string,
  files: readonly { readonly path: string; readonly text: string; readonly module: Module | undefined }[],
): Uint8Array {
  const out = new ByteWriter();
  out.text(folder);
  out.count(files.length);
  for (const { path, text, module } of files) {
    const bytes = module && packedModule(module);
    out.text(path);
    out.text(text);
    out.count(bytes?.length ?? 0);
    if (bytes) out.raw(bytes);
  }
  return out.finish();
}

/** @throws RangeError where the bytes are no facts */
export function unpackedFacts(bytes: Uint8Array): Facts {
  const input = new ByteReader(bytes);
  input.readTexts();
  const folder = input.text();
  const files: FactsFile[] = [];
  for (let left = input.size(); left > 0; left -= 1) {
    const path = input.text();
    const text = input.text();
    const length = input.count();
    const packed = input.raw(length);
    files.push({ path, text, module: (at) => (length ? unpackedModule(at, packed) : undefined) });
  }
  input.expectEnd();
  return { folder, files };
}

/** Modules of facts by where their files stand, before those of another cache. A file that has another text now is not among them. */
export function withFacts(files: ReadonlyMap<string, FactsFile>, behind: ModuleCache | undefined): ModuleCache {
  return {
    get(path, text) {
      const file = files.get(path);
      return (file?.text === text ? file.module(path) : undefined) ?? behind?.get(path, text);
    },
    keep: (text, module) => behind?.keep(text, module),
  };
}
