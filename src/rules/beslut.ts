// The form of a beslut and what it has to say.

import { oncePer } from '../domain/remembered.ts';
import type { Arendetyp, Underpunkt } from '../domain/sammantrade.ts';
import { ordTraff } from './ordmonster.ts';
import type { Punkt } from './punkter.ts';
import { type Context, defineRule, type Rule } from './rule.ts';
import { plainText, type Sats, satserOf } from './satser.ts';
import { arStaende } from './staende-punkter.ts';
import { sagerNar, type Uppgift, uppgiftI } from './uppgift.ts';

const FORM = 'God praxis för protokoll: beslut som att-satser i presens';
const SLUT = 'God praxis för protokoll: varje ärende har ett beslut eller en avslutande mening';
const UPPDRAG = 'God praxis för protokoll: ett uppdrag säger vem och när';

const harBeslut = ({ beslut, bordlaggning, aterremiss }: Underpunkt): boolean =>
  beslut.length > 0 || Boolean(bordlaggning) || Boolean(aterremiss);

/** An ärende with its own underpunkter, in the order of the meeting. */
interface Grupp {
  arende: Punkt;
  under: readonly Punkt[];
}

function grupper(punkter: readonly Punkt[]): Grupp[] {
  return punkter
    .filter(({ under }) => under === null)
    .map((arende) => ({
      arende,
      under: punkter.filter(({ nr, under }) => nr === arende.nr && under !== null),
    }));
}

/** «Ärendet utgår» leaves nothing to decide. */
const UTGAR =
  /(?<!\p{L})(?:ärendet|punkten|frågan|paragrafen)(?: (?!och |men )[\p{L}-]{1,20}){0,2} (?:utgår(?! från)|utgick(?! från)|dras tillbaka|drogs tillbaka|dragits tillbaka|stryks|ströks|tas bort|togs bort|flyttas|flyttades|skjuts upp|sköts upp)(?!\p{L})|^\W*(?:utgår|utgick)\W*$/imu;
const utgar = ({ text = '', avslutning }: Underpunkt): boolean =>
  UTGAR.test([text, ...avslutning].join('\n'));

const utanBeslut = defineRule({
  code: 'BESLUT-001',
  source: SLUT,
  demands: 'Ett ärende för beslut har ett beslut, en bordläggning eller en återremiss.',
  example: {
    wrong:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    typ: B\n    text: Förslaget till rutin gås igenom.\n    avslutning: information',
    right:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    typ: B\n    text: Förslaget till rutin gås igenom.\n    bordläggning: ja',
  },
  find: ({ punkter }) =>
    grupper(punkter).flatMap(({ arende, under }) => {
      const all = [arende, ...under];
      return all.flatMap((one) => {
        const { punkt, path, ref } = one;
        const judged = one === arende ? all : [one];
        if (!punkt.typ?.includes('beslut') || judged.some((other) => harBeslut(other.punkt))) return [];
        if (utgar(punkt)) return [];
        const bara = punkt.typ.length === 1;
        const allvar = bara ? ('fel' as const) : ('varning' as const);
        return [{ path: [...path, 'typ'], values: { ref, rubrik: punkt.rubrik, bara, allvar } }];
      });
    }),
});

/** The program itself closes what is information and nothing else with the body's standing sentence. */
const avslutasAvSigSjalv = (typ: readonly Arendetyp[] | undefined): boolean =>
  typ?.includes('information') === true && !typ.includes('beslut');

/** A text that says itself how the matter ended. */
const SLUTORD =
  /(?<!\p{L})(?:läggs|lades|läggas|tas|togs|antecknas|antecknades|noteras|noterades|förs|fördes) (?:därmed )?till (?:protokollet|handlingarna)|(?<!\p{L})(?:tackar|tackas|tackade) för|(?<!\p{L})mötet avslut/iu;
const LONGEST_END = 300;

const avslutad = (punkt: Underpunkt): boolean =>
  harBeslut(punkt) ||
  punkt.avslutning.length > 0 ||
  avslutasAvSigSjalv(punkt.typ) ||
  utgar(punkt) ||
  SLUTORD.test((punkt.text ?? '').slice(-LONGEST_END));

/** «Övriga ärenden: Inga tas upp.» needs nothing more. */
const LONGEST_STANDING_TEXT = 500;
const staende = ({ rubrik, text = '' }: Underpunkt): boolean =>
  arStaende(rubrik) && text.length <= LONGEST_STANDING_TEXT;

const utanAvslutning = defineRule({
  code: 'BESLUT-002',
  source: SLUT,
  demands: 'Ett ärende som inte slutar med ett beslut har en avslutande mening.',
  example: {
    wrong:
      'ärenden:\n  - rubrik: Ny webbplats\n    text: |\n      Ali Renström, kommunikatör, visar den nya webbplatsen.',
    right:
      'ärenden:\n  - rubrik: Ny webbplats\n    text: |\n      Ali Renström, kommunikatör, visar den nya webbplatsen.\n    avslutning: information',
  },
  find: ({ punkter }) =>
    grupper(punkter).flatMap(({ arende, under }) => {
      // An ärende with a kind answers for its underpunkter; without one each of them speaks for itself.
      const own = under.length === 0 || arende.punkt.typ !== undefined;
      if (avslutad(arende.punkt) || (own && under.some(({ punkt }) => avslutad(punkt)))) return [];
      return (own ? [arende] : under)
        .filter(({ punkt }) => !punkt.typ?.includes('beslut') && !avslutad(punkt) && !staende(punkt))
        .map(({ punkt, path, ref }) => ({ path, values: { ref, rubrik: punkt.rubrik } }));
    }),
});

const utanTyp = defineRule({
  code: 'BESLUT-003',
  source: 'God praxis för protokoll: ärendets typ efter rubriken',
  demands: 'Där ärendets typ visas efter rubriken har varje ärende en typ.',
  example: {
    organ: 'att-aldras',
    wrong:
      'ärenden:\n  - rubrik: Fallprevention\n    text: Gruppen samtalar om fallprevention.\n    avslutning: information',
    right:
      'ärenden:\n  - rubrik: Fallprevention\n    typ: I/D\n    text: Gruppen samtalar om fallprevention.',
  },
  find: ({ organ, punkter }) => {
    if (!organ.arendetypVisas) return [];
    const without = grupper(punkter).filter(
      ({ arende: { punkt }, under }) =>
        punkt.typ === undefined &&
        !arStaende(punkt.rubrik) &&
        (under.length === 0 || under.some((one) => one.punkt.typ === undefined)),
    );
    const [first] = without;
    if (!first) return [];
    const values = { organ: organ.kortnamn, punkter: without.map(({ arende: { ref } }) => ref) };
    return [{ path: first.arende.path, values }];
  },
});

/** What is wrong with how a sats is written; the first that holds. */
type Formfel =
  | { slag: 'tecken'; tecken: string; nummer: boolean }
  | { slag: 'inledning'; ord: string }
  | { slag: 'dubbelt' }
  | { slag: 'mening' }
  | { slag: 'forfluten'; ord: string };

const NUMMER = /^\s{0,20}[*_]{0,3}(\(?\d{1,2}[.):])[*_]{0,3}\s/u;
const STRECK = /^\s{0,20}([-–—•·*+])\s{1,5}[*_]{0,3}att(?!\p{L})/iu;
const DUBBELT = /^att[\s,]{1,3}att(?![\p{L}-])/iu;

/** Words for the body itself that no file needs to name. */
const EGNA_ORD = ['', 'det', 'mötet', 'sammanträdet', 'gruppen', 'rådet', 'nämnden', 'samverkansgruppen'];
const BESLUTAR =
  /^(?: ?(?:har|därför|enhälligt|således|därmed)){0,2} ?(?:beslut(?:ar|ade|at|as|ades|ats)(?!\p{L})|beslut:)( (?:enhälligt|därför|därmed|således|följande))?/iu;

/** The words of the lead-in that a sats begins with, or null. */
function upprepadInledning(text: string, { organ }: Context): string | null {
  const att = /^att /iu.exec(text)?.[0] ?? '';
  const rest = text.slice(att.length);
  const subject = organ.beslut.inledning.replace(/\s+\S+$/, '');
  const egna = [...new Set([subject, organ.kortnamn, organ.namn, ...EGNA_ORD])];
  for (const namn of egna) {
    if (!rest.toLowerCase().startsWith(namn.toLowerCase())) continue;
    const said = BESLUTAR.exec(rest.slice(namn.length));
    if (!said || (namn !== '' && !/^\s/.test(said[0]))) continue;
    const end = att.length + namn.length + said[0].length;
    const after = text.slice(end);
    // «att LSVO beslutar om tiderna vid nästa möte» is a beslut of its own.
    const opens = /^\s*(?:[:,]\s*)?(?:att(?!\p{L})|$)|^\s*:/iu.test(after);
    if (opens || (att === '' && namn !== '' && egna.indexOf(namn) < 3)) return text.slice(0, end);
  }
  return null;
}

/** Past tenses that no adjective or participle looks like. */
const FORFLUTNA = new Set(
  'godkände fastställde gav uppdrog antog utsåg lade biföll avslog hänsköt återkom tog fick blev var hade skulle valde ställde föreslog bestämde tillsatte avsatte kallade'.split(
    ' ',
  ),
);
/** «beslutade», «noterade»: also participles («beslutade medel»), so only right after who did it. */
const ADE =
  /^(?:beslut|noter|lämn|överlämn|rekommender|redovis|inform|informer|bordl|återremitter|uppmärksamm|anteckn|tack|skick|bok|god|diskuter|konstater|presenter|enades|bevilj|anta|utredd|uppdater|samordn|rapporter|utvärder|planer|granska|revider|ändr|utnämn)ade$/u;
const PASSIVA =
  /^(?:godkändes|fastställdes|antogs|utsågs|lades|bifölls|avslogs|hänsköts|togs|gavs|valdes|hölls|uppdrogs|tillsattes|[\p{L}]{3,20}ades|[\p{L}]{3,20}erades)$/u;
const BISATS = new Set(
  'som att där då när hur vad vilka vilken vilket eftersom innan sedan om för'.split(' '),
);
/** Nouns that say who: «samverkansgruppen beslutade». */
const VEM =
  /(?:gruppen|grupperna|ordföranden|sekreteraren|ledamöterna|rådet|nämnden|nämnderna|mötet|sammanträdet|kommunen|kommunerna|regionen|förvaltningen|förvaltningarna|chefen|cheferna|styrelsen|ledaren|ledarna|nätverket|parterna|huvudmännen)$/u;
const INFINITIV =
  /^(?:[\p{Ll}-]{2,}a|ge|ta|se|be|få|gå|stå|må|le|bli|ske|uppdra|föreslå|avslå|anslå|bestå|återgå)s?$/u;
const LONGEST_CLAUSE = 20;

/** The first verb of the main clause where it stands in the past tense, or null. */
function forflutetVerb(text: string): string | null {
  const words = text.replace(/^att /iu, '').split(' ').slice(0, LONGEST_CLAUSE);
  for (const [index, written] of words.entries()) {
    const word = written.replace(/[^\p{L}\p{N}]+$/u, '');
    const before = words[index - 1] ?? '';
    const isWho = /^\p{Lu}/u.test(before) || VEM.test(before);
    if (word.endsWith('ade') ? isWho && ADE.test(word) : FORFLUTNA.has(word) && (index === 0 || isWho))
      return word;
    if (index > 0 && PASSIVA.test(word)) return word;
    if (BISATS.has(word) || (INFINITIV.test(word) && !VEM.test(word) && !/(?:er|ar|or)na$/u.test(word)))
      return null;
    // A comma, a full stop or a colon ends what is looked at.
    if (/[,.;:]$/u.test(written)) return null;
  }
  return null;
}

function formfel({ raw, text }: Sats, context: Context): Formfel | null {
  const nummer = NUMMER.exec(raw)?.[1];
  if (nummer !== undefined) return { slag: 'tecken', tecken: nummer, nummer: true };
  const streck = STRECK.exec(raw)?.[1];
  if (streck !== undefined) return { slag: 'tecken', tecken: streck, nummer: false };
  if (DUBBELT.test(text)) return { slag: 'dubbelt' };
  const ord = upprepadInledning(text, context);
  if (ord !== null) return { slag: 'inledning', ord };
  if (!/^att(?!\p{L})/iu.test(text) && /^[^\p{L}]*\p{Lu}/u.test(text)) return { slag: 'mening' };
  const past = forflutetVerb(text);
  return past === null ? null : { slag: 'forfluten', ord: past };
}

interface MedFormfel {
  sats: Sats;
  fel: Formfel;
}

const formfelI = oncePer((context: Context): readonly MedFormfel[] =>
  context.punkter.flatMap(satserOf).flatMap((sats): MedFormfel[] => {
    const fel = formfel(sats, context);
    return fel ? [{ sats, fel }] : [];
  }),
);

/** Satser with one kind of fault in their form. */
const medFormfel = <Slag extends Formfel['slag']>(context: Context, slag: Slag) =>
  formfelI(context).flatMap(({ sats, fel }) =>
    fel.slag === slag ? [{ sats, fel: fel as Extract<Formfel, { slag: Slag }> }] : [],
  );

const BESLUT_I = (sats: string): string =>
  `ärenden:\n  - rubrik: Rutin vid hemgång\n    text: Förslaget till rutin gås igenom.\n    beslut:\n      - ${sats}`;

const egenMening = defineRule({
  code: 'BESLUT-004',
  source: FORM,
  demands: 'Ett beslut är en att-sats.',
  example: { wrong: BESLUT_I('Rutinen godkänns.'), right: BESLUT_I('att godkänna rutinen') },
  find: (context) =>
    medFormfel(context, 'mening').map(({ sats: { path, lineOffset, ref, text } }) => ({
      ...{ path, lineOffset, values: { ref, sats: text } },
    })),
});

const inledningUpprepad = defineRule({
  code: 'BESLUT-005',
  source: FORM,
  demands: 'Inledningen, som ”LSVO beslutar”, skrivs av programmet och inte i beslutet.',
  example: { wrong: BESLUT_I('LSVO beslutar att godkänna rutinen'), right: BESLUT_I('att godkänna rutinen') },
  find: (context) =>
    medFormfel(context, 'inledning').map(({ sats: { path, lineOffset, ref }, fel: { ord } }) => ({
      ...{ path, lineOffset, values: { ref, ord, inledning: context.organ.beslut.inledning } },
    })),
});

const dubbeltAtt = defineRule({
  code: 'BESLUT-006',
  source: FORM,
  demands: 'Ordet ”att” står en gång i början av beslutet.',
  example: { wrong: BESLUT_I('att att godkänna rutinen'), right: BESLUT_I('att godkänna rutinen') },
  find: (context) =>
    medFormfel(context, 'dubbelt').map(({ sats: { path, lineOffset, ref, text } }) => ({
      ...{ path, lineOffset, values: { ref, sats: text } },
    })),
});

const teckenForst = defineRule({
  code: 'BESLUT-007',
  source: FORM,
  demands: 'Programmet numrerar besluten; de skrivs utan nummer och extra streck.',
  example: {
    organ: 'psvo',
    wrong: BESLUT_I('1. Att godkänna rutinen'),
    right: BESLUT_I('att godkänna rutinen'),
  },
  find: (context) =>
    medFormfel(context, 'tecken').map(({ sats: { path, lineOffset, ref }, fel: { tecken, nummer } }) => ({
      ...{ path, lineOffset, values: { ref, tecken, nummer } },
    })),
});

const forflutenTid = defineRule({
  code: 'BESLUT-008',
  source: FORM,
  demands: 'Ett beslut skrivs i nutid.',
  example: {
    organ: 'att-aldras',
    wrong: `${BESLUT_I('att samverkansgruppen godkände arbetsgruppens förslag')}\n    typ: B`,
    right: `${BESLUT_I('att godkänna arbetsgruppens förslag')}\n    typ: B`,
  },
  find: (context) =>
    medFormfel(context, 'forfluten').map(({ sats: { path, lineOffset, ref, text }, fel: { ord } }) => ({
      ...{ path, lineOffset, values: { ref, ord, sats: text } },
    })),
});

const OFULLSTANDIG = /(?<!\p{L})(?:och|samt)[,.]?$|[,;:]$/iu;

const ofullstandig = defineRule({
  code: 'BESLUT-009',
  source: FORM,
  demands: 'Ett beslut är en hel sats och slutar inte med ”och”, ”samt” eller kolon.',
  example: {
    wrong: `${BESLUT_I('att godkänna rutinen samt')}\n      - att tacka arbetsgruppen`,
    right: `${BESLUT_I('att godkänna rutinen')}\n      - att tacka arbetsgruppen`,
  },
  find: ({ punkter }) =>
    punkter.flatMap(satserOf).flatMap(({ path, lineOffset, ref, text }) => {
      const slut = OFULLSTANDIG.exec(text)?.[0];
      return slut === undefined ? [] : [{ path, lineOffset, values: { ref, slut } }];
    }),
});

/** A sats by which the body says what others should do, and decides nothing of it itself. */
const LAMNAR_VIDARE =
  /(?<!\p{L})(?:rekommender(?:a|ar)|föreslår?|hemställ(?:a|er)|hänskjut(?:a|er)|överlämn(?:a|ar)|förord(?:a|ar)|uppman(?:a|ar)|avslår?|lyft(?:a|er) (?:frågan|ärendet)|inte)(?!\p{L})/iu;

/** The organisations' own bodies have spoken, or will. */
const STALLNING =
  /(?:respektive|egna?|varje|vardera|berörda|parternas|kommunernas|organisation(?:s|ens|ernas)) (?:[\p{L}-]{1,20} ){0,3}(?:beslutsorgan|nämnd(?:er)?|styrelse|fullmäktige)|(?<!\p{L})(?:har|hade) (?:redan |alla |samtliga )?(?:ställt sig bakom|beslutat|godkänt|tagit ställning)|(?:nämnderna|kommunerna|organisationerna|parterna|huvudmännen) (?:har (?:redan |alla |samtliga )?(?:ställt sig|beslutat|godkänt|tillstyrkt|accepterat|svarat ja)|beslutade|ställde sig)|under förutsättning|(?<!\p{L})ställningstagande|ställ(?:a|er) sig bakom (?:kommunernas|regionens|organisationernas|parternas)/iu;

/** The money is there already: the state's, or what the organisations have set aside together. */
const REDAN_MEDEL =
  /statsbidrag|stimulansmedel|statliga medel|länsgemensamma(?: [\p{L}-]{1,20})? medel|(?<!\p{L})(?:medlen|överskott(?:et)?)(?!\p{L})|av de medel|inom (?:befintlig|beslutad|given) (?:budget)?ram|befintliga (?:medel|resurser)|projektmedel/iu;

const resurser = defineRule({
  code: 'BESLUT-010',
  source: (arbetsordning) => arbetsordning.resurser?.kalla,
  demands:
    'Kräver ett beslut mer resurser står det att organisationernas egna beslutsorgan har ställt sig bakom det.',
  example: {
    wrong: BESLUT_I('att avsätta medel till en gemensam samordnare'),
    right: BESLUT_I(
      'att avsätta medel till en gemensam samordnare, under förutsättning att respektive organisations beslutsorgan ställer sig bakom det',
    ),
  },
  find: ({ arbetsordning, organ, punkter }) => {
    const rule = arbetsordning?.resurser;
    if (!rule) return [];
    return grupper(punkter).flatMap(({ arende, under }) =>
      [arende, ...under].flatMap((one) => {
        const satser = satserOf(one);
        const texts = [arende.punkt.text, one.punkt.text, ...satser.map(({ text }) => text)];
        const found = satser.flatMap((sats) => {
          const traff = ordTraff(sats.text, rule.ord);
          const ours = traff && !LAMNAR_VIDARE.test(sats.text) && !REDAN_MEDEL.test(sats.text);
          return ours ? [{ sats, ord: traff.ord }] : [];
        });
        if (found.length === 0 || STALLNING.test(plainText(texts.join(' ')))) return [];
        return found.map(({ sats: { path, lineOffset, ref }, ord }) => {
          const values = { ref, ord, organ: organ.kortnamn, allvar: rule.allvar };
          return { path, lineOffset, values };
        });
      }),
    );
  },
});

/** «Uppdraget redovisas senast …» says when, also for the satser beside it. */
const REDOVISAS =
  /uppdrag(?:et|en)(?!\p{L})|(?:redovis|återrapporter|återkoppl|rapporter|återkom)(?:as|ning|ningen|mer)|ska vara klar/iu;

interface MedUppgift extends Uppgift {
  sats: Sats;
}

/** Satser that give somebody a task, and what they say of it. */
const uppgifter = oncePer(({ punkter, organs }: Context): readonly MedUppgift[] => {
  const names = [...organs.values()].map(({ kortnamn }) => kortnamn);
  return punkter.flatMap((punkt) => {
    const satser = satserOf(punkt);
    const garGemensamt = satser.some(({ text }) => REDOVISAS.test(text) && sagerNar(text));
    return satser.flatMap((sats): MedUppgift[] => {
      const uppgift = uppgiftI(sats.text, names);
      return uppgift ? [{ sats, vem: uppgift.vem, nar: uppgift.nar || garGemensamt }] : [];
    });
  });
});

const utanVem = defineRule({
  code: 'BESLUT-011',
  source: UPPDRAG,
  demands: 'Ett beslut som ger någon ett uppdrag säger vem.',
  example: {
    wrong: BESLUT_I('att någon tar fram ett förslag till mötet den 17 mars 2023'),
    right: BESLUT_I('att Hugo Bergliden tar fram ett förslag till mötet den 17 mars 2023'),
  },
  find: (context) =>
    uppgifter(context)
      .filter(({ vem }) => !vem)
      .map(({ sats: { path, lineOffset, ref, text } }) => ({
        path,
        lineOffset,
        values: { ref, sats: text },
      })),
});

const utanNar = defineRule({
  code: 'BESLUT-012',
  source: UPPDRAG,
  demands: 'Ett beslut som ger någon ett uppdrag säger när det ska vara gjort.',
  example: {
    wrong: BESLUT_I('att Hugo Bergliden tar fram ett förslag till rutin'),
    right: BESLUT_I('att Hugo Bergliden senast den 31 maj 2023 tar fram ett förslag till rutin'),
  },
  find: (context) =>
    uppgifter(context)
      .filter(({ nar }) => !nar)
      .map(({ sats: { path, lineOffset, ref, text } }) => ({
        path,
        lineOffset,
        values: { ref, sats: text },
      })),
});

export const BESLUT_RULES: readonly Rule[] = [
  ...[utanBeslut, utanAvslutning, utanTyp],
  ...[egenMening, inledningUpprepad, dubbeltAtt, teckenForst, forflutenTid, ofullstandig],
  ...[resurser, utanVem, utanNar],
];
