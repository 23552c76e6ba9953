// The example meetings, which every document test renders.
import { readdirSync } from 'node:fs';

export const EXAMPLES = readdirSync('fixtures/exempelar')
  .filter((file) => file.endsWith('.yaml') && file !== 'register.yaml')
  .map((file) => `fixtures/exempelar/${file}`);
