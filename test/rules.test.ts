// Every rule says what it should where it is broken, and nothing where it is kept: its own example is the proof.
import { describe, expect, test } from '@jest/globals';
import { ALL_RULES } from '../src/rules/rules.ts';
import { codesOf, exampleText, judge, registerOf } from './rules-given.ts';

test.each(['lsvo', 'psvo', 'att-aldras'])('the meeting that examples are put into is sound: %s', (organ) => {
  expect(judge(exampleText({ organ }, ''))).toEqual([]);
});

test('each code belongs to one rule', () => {
  const codes = ALL_RULES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

describe.each(ALL_RULES.map((rule) => [rule.code, rule] as const))('%s', (code, { example }) => {
  const register = example.register === undefined ? undefined : registerOf(example.register);
  const situation = register ? { register } : {};

  test('is told where the example breaks it, and nothing else is', () => {
    const told = judge(exampleText(example, example.wrong), situation);
    expect([...new Set(codesOf(told))]).toEqual([code]);
    for (const { text, hint, kalla, line } of told) {
      expect(`${text} ${hint} ${kalla}`).not.toMatch(/undefined|null|NaN|\[object/);
      expect(kalla).not.toBe('');
      expect(line).not.toBeNull();
    }
  });

  test('is silent where the example keeps it', () => {
    expect(judge(exampleText(example, example.right), situation)).toEqual([]);
  });
});
