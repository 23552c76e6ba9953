// The report of `importera`: what was recognised on each paper, what was not, and how the paper is written.
import { KEY_SPELLING } from '../domain/keys.ts';
import { printable, wrapped } from './format.ts';
import { type Doubt, type PaperPlace, type Slip, slipTold, unsureWords } from './importera.ts';
import { counted, listed } from './wording.ts';

export interface ImportTold {
  paper: string;
  /** Path of the meeting file. */
  fil: string;
  mote: string;
  /** `§ 108–§ 117`, as on the paper. */
  range: string;
  antal: {
    arenden: number;
    underpunkter: number;
    beslut: number;
    ledamoter: number;
    franvarande: number;
    ovriga: number;
    mottagare: number;
  };
  /** Keys to fill in. */
  saknas: readonly (keyof typeof KEY_SPELLING)[];
  osakert: readonly { doubt: Doubt; place: PaperPlace | null }[];
  okant: readonly { place: PaperPlace; text: string }[];
  slips: readonly { slag: Slip; exempel: string; ratt: string; places: readonly PaperPlace[] }[];
  underskrifter: readonly string[];
  /** Of the source: misnamed file and the like. */
  notes: readonly string[];
  /** Numbers of the paper against each other and against its front page. */
  nummer: readonly string[];
  ord: number;
  /** Words of the paper that the file does not have. */
  borta: readonly string[];
}

const MOST = 8;

/** The first of many, and how many more there are. */
function some(lines: readonly string[], all: boolean): string[] {
  if (all || lines.length <= MOST) return [...lines];
  return [...lines.slice(0, MOST), `… och ${lines.length - MOST} till`];
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [`  ${title}`, ...lines.map((line) => wrapped(printable(line), '    ').replace(/^ {4}/, '  – '))];

function countsOf({
  arenden,
  underpunkter,
  beslut,
  ledamoter,
  franvarande,
  ovriga,
  mottagare,
}: ImportTold['antal']): string {
  const all = [
    counted(arenden, 'ett', 'ärende', 'ärenden'),
    ...(underpunkter > 0 ? [counted(underpunkter, 'en', 'underpunkt', 'underpunkter')] : []),
    counted(beslut, 'en', 'beslutssats', 'beslutssatser'),
    counted(ledamoter, 'en', 'närvarande ledamot', 'närvarande ledamöter'),
    ...(franvarande > 0 ? [counted(franvarande, 'en', 'frånvarande', 'frånvarande')] : []),
    ...(ovriga > 0 ? [counted(ovriga, 'en', 'övrig deltagare', 'övriga deltagare')] : []),
    counted(mottagare, 'en', 'mottagare', 'mottagare'),
  ];
  return listed(all);
}

/** Each doubt once, with its places. */
function doubtsTold(osakert: ImportTold['osakert']): string[] {
  const places = new Map<Doubt, PaperPlace[]>();
  for (const { doubt, place } of osakert)
    places.set(doubt, [...(places.get(doubt) ?? []), ...(place ? [place] : [])]);
  return [...places].map(([doubt, own]) => unsureWords(doubt, own));
}

const wordsTold = ({ ord, borta }: ImportTold): string =>
  borta.length === 0
    ? `Alla ${ord} ord i originalet finns i filen.`
    : `Av ${ord} ord i originalet fattas ${borta.length} i filen: ${listed(borta.slice(0, MOST))}. Det är ett fel i programmet; jämför noga.`;

/** One paper's part of the report. `all`: every line of it. */
export function formatImport(told: ImportTold, all: boolean): string {
  const { saknas, osakert, okant, slips } = told;
  return [
    printable(`${told.mote}${told.range === '' ? '' : `, ${told.range}`}`),
    wrapped(printable(`${told.paper} → ${told.fil}`), '  '),
    wrapped(`Läst: ${countsOf(told.antal)}. ${wordsTold(told)}`, '  '),
    ...part('Originalet:', [...told.notes, ...told.underskrifter, ...told.nummer]),
    ...part('Att fylla i:', saknas.length > 0 ? [listed(saknas.map((key) => KEY_SPELLING[key] ?? key))] : []),
    ...part(
      'Har inte fått någon plats (står under okänt):',
      some(
        okant.map(({ place, text }) => `${place.words}: ${text}`),
        all,
      ),
    ),
    ...part('Osäkert:', doubtsTold(osakert)),
    ...part(
      'Så är originalet skrivet:',
      slips.map(({ slag, ...v }) => slipTold(slag, v)),
    ),
  ].join('\n');
}

/** Above what `kontrollera` says of the files. */
export const CONTROL_TITLE = 'Kontroll av de importerade filerna:';
export const reportAt = (path: string): string => `Hela rapporten står i ${path}.`;
export const importedTo = (antal: number, mapp: string): string =>
  antal === 0
    ? 'Ingen ny mötesfil skrevs.'
    : capital(
        `${counted(antal, 'en', 'mötesfil', 'mötesfiler')} skrevs i ${mapp}. Gå igenom varje fil mot originalet innan den används.`,
      );
export const skippedFiles = (filer: readonly string[]): string =>
  `Det här går inte att importera och hoppades över: ${listed(filer.slice(0, MOST))}${filer.length > MOST ? ` och ${filer.length - MOST} till` : ''}. Spara dem som PDF eller Word (.docx).`;
export const keptAsItIs = (fil: string): string =>
  `Filen ${fil} fanns redan och är ändrad sedan den importerades. Den används som den är.`;
export const enteredInLedger = (antal: number, liggare: string): string =>
  capital(
    `${counted(antal, 'ett', 'protokoll', 'protokoll')} finns i liggaren ${liggare}, med originalets nummer och kontrollsumma.`,
  );

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
