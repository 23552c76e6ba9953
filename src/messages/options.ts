// Commands and options as they are written in Swedish, by their ASCII names.

export const COMMAND_SPELLING = {
  rendera: 'rendera',
  kontrollera: 'kontrollera',
  importera: 'importera',
  reservera: 'reservera',
  avsluta: 'avsluta',
  faststall: 'fastställ',
  'las-upp': 'lås-upp',
  justera: 'justera',
  ratta: 'rätta',
  publicera: 'publicera',
  arkivera: 'arkivera',
  makulera: 'makulera',
  flytta: 'flytta',
  borja: 'börja',
  liggare: 'liggare',
} as const;

export const OPTION_SPELLING = {
  ut: 'ut',
  liggare: 'liggare',
  vem: 'vem',
  underskrift: 'underskrift',
  exemplar: 'exemplar',
  klocka: 'klocka',
  skal: 'skäl',
  anda: 'ändå',
  datum: 'datum',
  av: 'av',
  godkant: 'godkänt',
  utkast: 'utkast',
  fil: 'fil',
  adress: 'adress',
  diarienummer: 'diarienummer',
  paragraf: 'paragraf',
  fran: 'från',
  organ: 'organ',
  ar: 'år',
  format: 'format',
  kontrollera: 'kontrollera',
  huvud: 'huvud',
  register: 'register',
  strikt: 'strikt',
  alla: 'alla',
  'till-liggaren': 'till-liggaren',
} as const;

/** Names of options as the arguments are read, ASCII. */
export type OptionName = keyof typeof OPTION_SPELLING;

/** What a command asks for that cannot do without files, or without the option. */
export const WHICH_FILES = 'vilka filer det gäller';
export const WHAT_IS_MISSING: Partial<Record<OptionName, string>> = {
  skal: 'skälet, som --skäl "varför"',
  fran: 'dagen som mötet flyttas från, som --från 2023-11-17',
  organ: 'vilket organ det gäller, som --organ lsvo',
  ar: 'vilket år det gäller, som --år 2023',
  paragraf: 'det första numret, som --paragraf 108',
};

/** What an option takes, after `--datum ska vara`. */
export const WHAT_FITS = {
  underskrift: 'portal eller fält',
  exemplar: 'underskrift eller arkiv',
  klocka: 'en tid som 2023-11-17T12:00:00+01:00',
  datum: 'ett datum som 2023-11-24',
  fran: 'ett datum som 2023-11-17',
  paragraf: 'ett heltal från 1',
  ar: 'ett år som 2023',
  format: 'ett av orden tabell, csv, json, pdf, text och sarif',
  skal: 'ett skäl, med några ord',
  anda: 'ett skäl, med några ord',
} as const satisfies Partial<Record<OptionName, string>>;

/** Who does it, where neither the options nor the system say. */
export const UNKNOWN_USER = 'okänd';
