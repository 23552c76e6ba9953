// The keys of the data files: how code names them, and how a secretary writes them.
// The loader folds case, diacritics, spaces and hyphens, so `ärenden`, `arenden` and `Ärenden` are one key.

/** Identifier → proper Swedish spelling, for messages, starter files and suggestions. */
export const KEY_SPELLING: Readonly<Record<string, string>> = {
  adress: 'adress',
  alt: 'alt',
  arenden: 'ärenden',
  arendetypVisas: 'ärendetyp visas',
  aterremiss: 'återremiss',
  av: 'av',
  avslutning: 'avslutning',
  avstar: 'avstår',
  beslut: 'beslut',
  bilagor: 'bilagor',
  bildpresentation: 'bildpresentation',
  bordlaggning: 'bordläggning',
  datum: 'datum',
  diarienummer: 'diarienummer',
  dokumenttyp: 'dokumenttyp',
  ersattare: 'ersättare',
  etiketter: 'etiketter',
  extra: 'extra',
  farg: 'färg',
  fil: 'fil',
  forKannedom: 'för kännedom',
  foredragande: 'föredragande',
  form: 'form',
  fraga: 'fråga',
  framsida: 'framsida',
  franvarande: 'frånvarande',
  funktion: 'funktion',
  information: 'information',
  inledning: 'inledning',
  ja: 'ja',
  jav: 'jäv',
  justerare: 'justerare',
  justering: 'justering',
  kortnamn: 'kortnamn',
  ledamoter: 'ledamöter',
  logotyper: 'logotyper',
  mall: 'mall',
  mottagare: 'mottagare',
  namn: 'namn',
  narvaro: 'närvaro',
  nastaMote: 'nästa möte',
  nej: 'nej',
  numrering: 'numrering',
  nySidaPerParagraf: 'ny sida per paragraf',
  omedelbarJustering: 'omedelbar justering',
  ordforande: 'ordförande',
  organ: 'organ',
  organisation: 'organisation',
  ovriga: 'övriga',
  ovrigaDeltagare: 'övriga deltagare',
  paragrafer: 'paragrafer',
  parti: 'parti',
  plats: 'plats',
  propositionsordning: 'propositionsordning',
  protokolletSkickasTill: 'protokollet skickas till',
  protokollsanteckning: 'protokollsanteckning',
  reservationer: 'reservationer',
  resultat: 'resultat',
  roller: 'roller',
  rubrik: 'rubrik',
  samarbete: 'samarbete',
  sarskiltYttrande: 'särskilt yttrande',
  satt: 'sätt',
  sekreterare: 'sekreterare',
  senast: 'senast',
  serie: 'serie',
  skickasTill: 'skickas till',
  sluten: 'sluten',
  text: 'text',
  tid: 'tid',
  till: 'till',
  titel: 'titel',
  tjanstepersoner: 'tjänstepersoner',
  tjanstgorFor: 'tjänstgör för',
  typ: 'typ',
  underlag: 'underlag',
  underpunkt: 'underpunkt',
  underpunkter: 'underpunkter',
  underskrift: 'underskrift',
  utslagsrost: 'utslagsröst',
  vad: 'vad',
  verifiering: 'verifiering',
  votering: 'votering',
  yrkanden: 'yrkanden',
};

/** Other words that are used for the same thing. */
export const KEY_SYNONYMS: Readonly<Record<string, string>> = {
  förhinder: 'franvarande',
  reservation: 'reservationer',
  yrkande: 'yrkanden',
};

/** Case, diacritics, spaces, hyphens and underscores do not count. */
export function foldKey(key: string): string {
  return key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

const CANONICAL = new Map<string, string>([
  ...Object.entries(KEY_SPELLING).flatMap(
    ([id, spelling]) =>
      [
        [foldKey(id), id],
        [foldKey(spelling), id],
      ] as [string, string][],
  ),
  ...Object.entries(KEY_SYNONYMS).map(([word, id]) => [foldKey(word), id] as [string, string]),
]);

/** The identifier of a key as written, or null when no file has such a key. */
export function canonicalKey(key: string): string | null {
  return CANONICAL.get(foldKey(key)) ?? null;
}
