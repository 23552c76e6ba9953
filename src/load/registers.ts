// The registers of a run: the one that the user named, or else the one that lies beside each meeting file.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import type { Register } from '../domain/register.ts';
import { type LoadedRegister, loadRegister, REGISTER_FILE } from './load-register.ts';

export class Registers {
  private readonly organs: ReadonlyMap<string, Organ>;
  private readonly named: string | undefined;
  private readonly loading = new Map<string, Promise<Register | null>>();
  /** Told once, however many meeting files a register belongs to. */
  readonly faults: Fault[] = [];
  readonly warnings: Fault[] = [];

  constructor(organs: ReadonlyMap<string, Organ>, named: string | undefined) {
    this.organs = organs;
    this.named = named;
  }

  /** Null where there is none, or none that can be read. */
  of(file: string): Promise<Register | null> {
    const folder = dirname(file);
    const key = this.named ?? folder;
    const loading = this.loading.get(key) ?? this.load(folder);
    this.loading.set(key, loading);
    return loading;
  }

  private async load(folder: string): Promise<Register | null> {
    const path = this.named ?? (await registerIn(folder));
    if (path === null) return null;
    const loaded: LoadedRegister = await loadRegister(path, this.organs);
    if (!loaded.ok) {
      this.faults.push(...loaded.faults);
      return null;
    }
    this.warnings.push(...loaded.warnings);
    return loaded.register;
  }
}

async function registerIn(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const name = names.filter((one) => REGISTER_FILE.test(one)).sort()[0];
  return name === undefined ? null : join(folder, name);
}
