// What `kontrollera` found, as SARIF 2.1.0 (OASIS Standard, 27 March 2020): the form that editors and CI services read.
// A doubt that the file answers is a suppressed result with the answer as its justification (§ 3.35).
import type { Fault } from '../domain/fault.ts';
import type { Reported } from '../messages/report.ts';
import { masked } from './control-json.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export function controlSarif(reported: readonly Reported[], producer: string): string {
  const all = reported.flatMap(({ faults, answered }) => [
    ...faults.map((fault) => ({ fault, skal: null })),
    ...answered,
  ]);
  const codes = [...new Set(all.map(({ fault }) => fault.code))].sort();
  const [name, version] = producer.split(' ');
  const sarif = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name,
            semanticVersion: version,
            language: 'sv',
            rules: codes.map((id) => ruleOf(id, all)),
          },
        },
        // Columns are not told, so how they are counted does not matter; the format asks for it all the same.
        columnKind: 'utf16CodeUnits',
        results: all.map(({ fault, skal }) => resultOf(fault, skal, codes)),
      },
    ],
  };
  return JSON.stringify(sarif, masked, 2);
}

function ruleOf(id: string, all: readonly { fault: Fault }[]): object {
  const kalla = all.find(({ fault }) => fault.code === id && fault.kalla)?.fault.kalla;
  return { id, ...(kalla && { help: { text: kalla } }) };
}

const resultOf = (
  { code, severity, file, line, text, hint }: Fault,
  skal: string | null,
  codes: readonly string[],
): object => ({
  ruleId: code,
  ruleIndex: codes.indexOf(code),
  level: severity === 'fel' ? 'error' : 'warning',
  message: { text: `${text} ${hint}` },
  ...(file !== '' && {
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(line !== null && { region: { startLine: line } }),
        },
      },
    ],
  }),
  ...(skal !== null && { suppressions: [{ kind: 'inSource', justification: skal }] }),
});

/** A relative path as a URI reference, an absolute one as a file URI (RFC 3986). */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${path}`;
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace('%3A', ':')}` : path;
}
