// Our reader against veraPDF's corpus for PDF/UA-1: each file's name says which rule it passes or fails.
// The corpus is not part of the project; it is looked for at ../shared or at JUSTERA_SHARED.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readPdf } from '../src/check/read.ts';
import { COVERED_RULES, checkUa1, UNCOVERED_RULES } from '../src/check/ua1.ts';

const shared = process.env.JUSTERA_SHARED ?? join(process.cwd(), '..', 'shared');
const folder = join(shared, 'pdf', 'ua1-corpus');
const ruleFile = join(shared, 'pdf', 'pdfua1-verapdf-rules.txt');

/** Files named after an older rule number than the one that the rule list now has for the same fault. */
const RENUMBERED: Record<string, { rule: string; reason: string }> = {
  '7.2-t03-fail-b': { rule: '7.2-t39', reason: 'two captions in a table: t39 in the list' },
  '7.2-t19-fail-a': { rule: '7.2-t40', reason: 'caption last in a list: t40 in the list' },
  '7.2-t27-fail-a': { rule: '7.2-t28', reason: 'caption last in a table of contents: t28 in the list' },
  '7.2-t27-fail-b': { rule: '7.2-t28', reason: 'caption last in a table of contents: t28 in the list' },
  '7.18.7-t01-fail-a': { rule: '7.11-t1', reason: 'file attachment without F: 7.11 in the list' },
  '7.18.7-t01-fail-b': { rule: '7.11-t1', reason: 'file attachment without UF: 7.11 in the list' },
  '7.18.7-t01-fail-c': { rule: '7.11-t1', reason: 'file attachment with empty F: 7.11 in the list' },
  '7.18.7-t01-fail-d': { rule: '7.11-t1', reason: 'file attachment with empty UF: 7.11 in the list' },
  '7.18.7-t01-pass-a': { rule: '7.11-t1', reason: 'file attachment: 7.11 in the list' },
};

/** Files that we judge wrongly, with the reason. */
const KNOWN_WRONG: Record<string, string> = {};

interface Verdict {
  file: string;
  isRight: boolean;
  /** Rules found in a pass file. */
  alarms: string[];
}

async function judge(fileName: string): Promise<Verdict> {
  const file = fileName.replace(/\.pdf$/, '');
  const [, clause = '', number = '', kind = ''] = /^([\d.-]+)-t(\d+)-(pass|fail)-/.exec(file) ?? [];
  const rule = RENUMBERED[file]?.rule ?? `${clause.replaceAll('-', '.')}-t${Number(number)}`;
  const findings = checkUa1(await readPdf(readFileSync(join(folder, fileName))));
  const rules = [...new Set(findings.map((finding) => finding.rule))];
  const isFound = rules.includes(rule);
  return { file, isRight: isFound === (kind === 'fail'), alarms: kind === 'pass' ? rules : [] };
}

const hasCorpus = existsSync(folder);
if (!hasCorpus) console.warn(`PDF/UA-1-korpusen finns inte i ${folder}: korpustesterna hoppas över.`);

describe('PDF/UA-1 corpus', () => {
  (hasCorpus ? test : test.skip)(
    'every file is judged as its name says (skipped without the corpus)',
    async () => {
      const files = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
      const verdicts: Verdict[] = [];
      for (const file of files) verdicts.push(await judge(file));
      const right = verdicts.filter((verdict) => verdict.isRight);
      const wrong = verdicts.filter((verdict) => !verdict.isRight).map((verdict) => verdict.file);
      const alarms = verdicts.flatMap(({ file, alarms: rules }) => rules.map((rule) => `${file}: ${rule}`));
      const uncovered = Object.entries(UNCOVERED_RULES).map(([rule, reason]) => `${rule} (${reason})`);
      console.info(
        `PDF/UA-1 corpus: ${right.length} of ${verdicts.length} judged right; ` +
          `false alarms in pass files: ${alarms.length}; ` +
          `not covered: ${uncovered.length === 0 ? 'none' : uncovered.join(', ')}`,
      );
      expect(wrong).toEqual(Object.keys(KNOWN_WRONG));
      expect(alarms).toEqual([]);
      expect(right.length).toBeGreaterThanOrEqual(174);
    },
  );

  (existsSync(ruleFile) ? test : test.skip)(
    'covered and uncovered rules are exactly the 106 of the list',
    () => {
      const listed = readFileSync(ruleFile, 'utf8').match(/^[\d.]+-t\d+(?= )/gm) ?? [];
      const ours = [...COVERED_RULES, ...Object.keys(UNCOVERED_RULES)];
      expect(ours.toSorted()).toEqual(listed.toSorted());
      expect(ours).toHaveLength(106);
    },
  );
});
