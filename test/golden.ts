// Readable references under `test/golden/`; UPDATE_GOLDEN=1 writes them anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from '@jest/globals';

export function expectGolden(path: string, actual: string): void {
  const file = `test/golden/${path}`;
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  if (!existsSync(file))
    throw new Error(`${file} is missing; run with UPDATE_GOLDEN=1 and read what it holds`);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}
