// Fields of a meeting file as a sentence names them: «texten och besluten».
import { KEY_SPELLING } from '../domain/keys.ts';
import { listed } from './wording.ts';

const DEFINITE: Readonly<Record<string, string>> = {
  rubrik: 'rubriken',
  typ: 'typen',
  underlag: 'underlaget',
  foredragande: 'föredragande',
  diarienummer: 'diarienumret',
  jav: 'jävet',
  text: 'texten',
  skriftligaSynpunkter: 'de skriftliga synpunkterna',
  yrkanden: 'yrkandena',
  propositionsordning: 'propositionsordningen',
  votering: 'omröstningen',
  beslut: 'besluten',
  bordlaggning: 'bordläggningen',
  aterremiss: 'återremissen',
  omedelbarJustering: 'den omedelbara justeringen',
  reservationer: 'reservationerna',
  sarskiltYttrande: 'det särskilda yttrandet',
  protokollsanteckning: 'protokollsanteckningen',
  avslutning: 'avslutningen',
  bilagor: 'bilagorna',
  skickasTill: 'mottagarna',
  forKannedom: 'mottagarna för kännedom',
  underpunkter: 'underpunkterna',
  datum: 'datumet',
  tid: 'tiden',
  plats: 'platsen',
  form: 'mötesformen',
  extra: 'uppgiften om extra sammanträde',
  ordforande: 'ordföranden',
  sekreterare: 'sekreteraren',
  justerare: 'justerarna',
  justering: 'justeringen',
  ledamoter: 'ledamöterna',
  ersattare: 'ersättarna',
  franvarande: 'de frånvarande',
  tjanstepersoner: 'tjänstepersonerna',
  ovrigaDeltagare: 'övriga deltagare',
  protokolletSkickasTill: 'protokollets mottagare',
  nastaMote: 'nästa möte',
};

/** `texten`, `texten, besluten och bilagorna`. */
export function namedFields(fields: readonly string[]): string {
  return listed(fields.map((field) => DEFINITE[field] ?? KEY_SPELLING[field] ?? field));
}
