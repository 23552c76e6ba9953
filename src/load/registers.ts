// The registers of a run: the one that the user named, or else the one that lies beside each meeting file.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import { isRegisterFile, type Register } from '../domain/register.ts';
import { message } from '../messages/messages.ts';
import { type LoadedRegister, loadRegister } from './load-register.ts';

/** The register of a meeting file: none, or one that can be read or not. */
export interface Found {
  register: Register | null;
  registerUnread: boolean;
}

export class Registers {
  private readonly organs: ReadonlyMap<string, Organ>;
  private readonly named: string | undefined;
  private readonly loading = new Map<string, Promise<Found>>();
  /** Of all registers, each told once, however many meeting files it belongs to. */
  readonly faults: Fault[] = [];

  constructor(organs: ReadonlyMap<string, Organ>, named: string | undefined) {
    this.organs = organs;
    this.named = named;
  }

  of(file: string): Promise<Found> {
    const folder = dirname(file);
    const key = this.named ?? folder;
    const loading = this.loading.get(key) ?? this.load(folder);
    this.loading.set(key, loading);
    return loading;
  }

  private async load(folder: string): Promise<Found> {
    const [path, second] = this.named === undefined ? await registersIn(folder) : [this.named];
    if (path === undefined) return { register: null, registerUnread: false };
    if (second !== undefined) {
      const words = message('REGISTER-005', { fil: path, annan: second });
      this.faults.push({ ...words, file: second, line: null, path: '' });
      return { register: null, registerUnread: true };
    }
    const loaded: LoadedRegister = await loadRegister(path, this.organs);
    this.faults.push(...(loaded.ok ? loaded.warnings : loaded.faults));
    return { register: loaded.ok ? loaded.register : null, registerUnread: !loaded.ok };
  }
}

async function registersIn(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => []);
  return names
    .filter(isRegisterFile)
    .sort()
    .map((name) => join(folder, name));
}
