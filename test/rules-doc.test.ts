// docs/regler.md is what the rules say. After a change: UPDATE_GOLDEN=1, then read the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CATALOGUE } from '../src/messages/messages.ts';
import { RULES } from '../src/messages/rules/rules.ts';
import { ALL_RULES } from '../src/rules/rules.ts';
import { rulesDocument } from './rules-doc.ts';

test('the document of the rules is up to date', () => {
  const made = rulesDocument();
  if (process.env.UPDATE_GOLDEN) writeFileSync('docs/regler.md', made);
  expect(readFileSync('docs/regler.md', 'utf8')).toBe(made);
});

test('every sentence belongs to a rule, and every code that the document names is told by somebody', () => {
  expect(Object.keys(RULES).sort()).toEqual(ALL_RULES.map(({ code }) => code).sort());
  const named = [...rulesDocument().matchAll(/^\| ([A-Z]+-\d{3}) \|/gm)].map(([, code]) => code ?? '');
  expect(named.filter((code) => !(code in CATALOGUE))).toEqual([]);
});
