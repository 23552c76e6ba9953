// How `kontrollera` looks in the terminal: by meeting and ärende, the worst first, no more than a screen.
import type { Fault } from '../domain/fault.ts';
import type { Tillstand } from '../domain/liggare.ts';
import { printable, wrapped } from './format.ts';
import { type Fixed, noFaults, numberWords } from './rendered.ts';
import { TILLSTAND_ORD } from './tillstand.ts';
import { counted } from './wording.ts';

/** A file and all that was found in it. */
export interface Reported {
  file: string;
  mote: { namn: string; range: string; fixed: Fixed; tillstand: Tillstand } | null;
  arenden: readonly { ref: string; rubrik: string }[];
  faults: readonly Fault[];
  answered: readonly { fault: Fault; skal: string }[];
}

export interface Look {
  /** Lines of the screen; null for all there is. */
  rows: number | null;
  colours: boolean;
  /** Of imported minutes, which are not to be frozen. */
  imported?: boolean;
}

type Paint = (text: string) => string;
const painter =
  (code: string, on: boolean): Paint =>
  (text) =>
    on ? `\u001b[${code}m${text}\u001b[0m` : text;

const isFel = ({ severity }: Fault): boolean => severity === 'fel';
const felIn = (faults: readonly Fault[]): number => faults.filter(isFel).length;

/** `två fel och en varning`. */
export function countedFaults(fel: number, varningar: number): string {
  return [
    fel > 0 ? counted(fel, 'ett', 'fel', 'fel') : '',
    varningar > 0 ? counted(varningar, 'en', 'varning', 'varningar') : '',
  ]
    .filter(Boolean)
    .join(' och ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The ärende that a fault is in, counted from 0: `ärenden[3].beslut[1]`, as the user spells the key. */
export function arendeOf(path: string): number | null {
  const nr = /^[äa]renden\[(\d+)\]/i.exec(path.normalize('NFC'))?.[1];
  return nr === undefined ? null : Number(nr) - 1;
}

interface Group {
  heading: string;
  faults: Fault[];
}

/** The ärenden with the most fel first, then in the order of the meeting; what belongs to no ärende goes before. */
function groupsOf(reported: Reported): Group[] {
  const { faults } = reported;
  const groups = new Map<number | null, Fault[]>();
  for (const fault of faults) {
    const nr = arendeOf(fault.path);
    groups.set(nr, [...(groups.get(nr) ?? []), fault]);
  }
  const rank = (nr: number | null): number => (nr === null ? -1 : nr);
  return [...groups]
    .sort(([a, own], [b, other]) => felIn(other) - felIn(own) || rank(a) - rank(b))
    .map(([nr, own]) => ({
      heading: headingOf(nr, reported),
      faults: own.toSorted((a, b) => Number(isFel(b)) - Number(isFel(a)) || (a.line ?? 0) - (b.line ?? 0)),
    }));
}

function headingOf(nr: number | null, { arenden }: Reported): string {
  if (nr === null) return arenden.length > 0 ? 'Mötet' : 'Hela filen';
  const arende = arenden[nr];
  return arende ? [arende.ref, arende.rubrik].filter(Boolean).join(' ') : `Ärende ${nr + 1}`;
}

/** `whole`: with advice and source. `brief`: the place and what is wrong, on two lines at most. */
type Form = 'whole' | 'brief';

function faultLines(fault: Fault, form: Form, look: Look): string[] {
  const isWrong = isFel(fault);
  const paint = painter(isWrong ? '1;31' : '1;33', look.colours);
  const word = isWrong ? 'Fel' : 'Varning';
  const place = fault.line === null ? '' : `, rad ${fault.line}`;
  if (form === 'brief') {
    const lines = wrapped(printable(`${word}${place} (${fault.code}): ${fault.text}`), '    ').split('\n');
    const cut = (lines[1] ?? '').slice(0, 78).replace(/ \S*$/, '');
    const shown = lines.length > 2 ? [lines[0] ?? '', `${cut} …`] : lines;
    return shown.map((line, index) => (index === 0 ? line.replace(word, paint(word)) : line));
  }
  const body = [fault.text, fault.hint].map((text) => wrapped(printable(text), '    '));
  const source = fault.kalla ? [painter('2', look.colours)(wrapped(`Källa: ${fault.kalla}.`, '    '))] : [];
  return [
    `    ${paint(word)}${place} (${fault.code})`,
    ...[...body, ...source].flatMap((part) => part.split('\n')),
    '',
  ];
}

/** A finding with the headings that it is the first under; shown whole or not at all. */
interface Part {
  fault: Fault;
  lines: string[];
}

function fileParts(one: Reported, form: Form, look: Look): Part[] {
  const bold = painter('1', look.colours);
  const { mote, file } = one;
  const about = mote
    ? ` (${mote.namn}, ${numberWords(mote.range, mote.fixed)}, ${TILLSTAND_ORD[mote.tillstand]})`
    : '';
  const title = [bold(printable(`${file}${about}`)), ''];
  return groupsOf(one).flatMap(({ heading, faults }, group) =>
    faults.map((fault, index) => {
      const above = group === 0 && index === 0 ? title : [];
      const head = index === 0 ? [bold(`  ${printable(heading)}`)] : [];
      const below = form === 'brief' && index === faults.length - 1 ? [''] : [];
      return { fault, lines: [...above, ...head, ...faultLines(fault, form, look), ...below] };
    }),
  );
}

const RULES_OF_ANSWERS =
  'Är det rätt som det är kan en varning stå kvar: skriv varför under ”godkänn” i filen, så frågar programmet inte igen.';

/** The whole report, without a line break at the end. */
export function formatReport(reported: readonly Reported[], look: Look): string {
  const all = reported.flatMap(({ faults }) => faults);
  const fel = felIn(all);
  const varningar = all.length - fel;
  const besvarade = reported.reduce((sum, { answered }) => sum + answered.length, 0);
  const sound = reported.filter(({ faults }) => faults.length === 0);
  const broken = reported
    .filter(({ faults }) => faults.length > 0)
    .toSorted((a, b) => felIn(b.faults) - felIn(a.faults));
  const where = broken.length > 1 ? ` i ${counted(broken.length, 'en', 'fil', 'filer')}` : '';
  const answers =
    besvarade > 0
      ? [
          `${capital(counted(besvarade, 'en', 'varning', 'varningar'))} ${besvarade === 1 ? 'är besvarad' : 'är besvarade'} i ${reported.length > 1 ? 'filerna' : 'filen'}.`,
        ]
      : [];
  const room = look.rows === null ? Number.POSITIVE_INFINITY : look.rows;
  const soundLines = soundFiles(sound, room - 2);
  if (broken.length === 0) return [...soundLines, ...answers].join('\n');
  const end = [
    `${capital(countedFaults(fel, varningar))}${where}.`,
    ...(fel > 0 && look.imported !== true
      ? [`Protokollet kan inte fastställas förrän ${fel === 1 ? 'felet är rättat' : 'felen är rättade'}.`]
      : []),
    ...(varningar > 0 ? [RULES_OF_ANSWERS] : []),
    ...answers,
  ].flatMap((text) => wrapped(text, '').split('\n'));
  const few = soundLines.length <= 1 ? soundLines : soundFiles(sound, 1);
  const tail = [...(look.rows === null ? soundLines : few), ...end];
  const left = room - tail.length;
  const whole = fitting(broken, 'whole', look, left);
  if (whole.left.length === 0) return [...whole.shown, ...tail].join('\n');
  const brief = fitting(broken, 'brief', look, left - 3);
  const fler = countedFaults(felIn(brief.left), brief.left.length - felIn(brief.left));
  const more = [
    ...(brief.left.length > 0 ? [`… och ${fler} till.`] : []),
    'Lägg till --alla för att se allt, med råd och källor.',
  ];
  return [...brief.shown, wrapped(more.join(' '), ''), ...tail].join('\n');
}

/** As many findings as there is room for; one at least. */
function fitting(
  reported: readonly Reported[],
  form: Form,
  look: Look,
  room: number,
): { shown: string[]; left: Fault[] } {
  const parts = reported.flatMap((one) => fileParts(one, form, look));
  const shown: string[] = [];
  for (const [index, { lines }] of parts.entries()) {
    if (index > 0 && shown.length + lines.length > room)
      return { shown, left: parts.slice(index).map(({ fault }) => fault) };
    shown.push(...lines);
  }
  return { shown, left: [] };
}

/** A line for each file, or one line for them all. */
function soundFiles(sound: readonly Reported[], room: number): string[] {
  if (sound.length === 0) return [];
  if (sound.length > room && sound.length > 1)
    return [`${capital(counted(sound.length, 'en', 'fil', 'filer'))} utan fel och varningar.`];
  return sound.map(({ file, mote }) =>
    mote ? noFaults(printable(file), mote.namn, mote) : `${file}: inga fel.`,
  );
}
