// One ärende as blocks of the paper: number and rubrik, föredragande, text, what was decided, sub-items, recipients.
import type {
  ArendeView,
  MottagareView,
  PlacedText,
  PunktView,
  TextView,
  View,
  YttrandeView,
} from '../../src/compose/view.ts';
import type { Block, Inline } from '../../src/domain/document.ts';
import type { Layout, PaperBlock, PaperItem, Prose } from './paper.ts';

export interface Printed {
  layout: Layout;
  view: View;
  texts: readonly PlacedText[];
}

const words = (text: string): Prose => ({ kind: 'text', content: [{ kind: 'text', text }] });

/** What the tree of our own protokoll holds, without its looks. */
export function proseOf(blocks: readonly Block[]): Prose[] {
  return blocks.flatMap((block): Prose[] => {
    switch (block.kind) {
      case 'heading':
        return [{ kind: 'heading', content: block.content }];
      case 'paragraph':
        return [{ kind: block.style === 'markering' ? 'heading' : 'text', content: block.content }];
      case 'list':
        return [
          {
            kind: 'list',
            items: block.items.map(
              (item): PaperItem => ({ marker: item.label, content: proseOf(item.content) }),
            ),
          },
        ];
      case 'table':
        return [{ kind: 'table', rows: block.rows.map((row) => row.map(({ content }) => content)) }];
      case 'group':
        return proseOf(block.content);
      default:
        throw new Error(`a text holds no ${block.kind}`);
    }
  });
}

export function arendeBlocks(arende: ArendeView, printed: Printed): PaperBlock[] {
  const label = arende.etikett.replaceAll('\u00a0', ' ');
  return [
    { kind: 'paragraf', label, rubrik: rubrikOf(arende), newPage: arende.nySida },
    ...punktBlocks(arende, printed),
    ...arende.underpunkter.flatMap((punkt): PaperBlock[] => [
      { kind: 'underpunkt', label: punkt.etikett.replaceAll('\u00a0', ' '), rubrik: rubrikOf(punkt) },
      ...punktBlocks(punkt, printed),
    ]),
  ];
}

const rubrikOf = ({ rubrik, underlag, typ }: PunktView): string =>
  [rubrik, underlag && `(${underlag})`, typ && `(${typ})`].filter(Boolean).join(' ');

/** In the order of our own protokoll (`templates/protokoll/handlaggning.hbs`). */
function punktBlocks(punkt: PunktView, printed: Printed): PaperBlock[] {
  const { view } = printed;
  const prose = (text: TextView | null): Prose[] =>
    text ? proseOf(printed.texts[text.nr]?.blocks ?? []) : [];
  const said = (label: string, entries: readonly YttrandeView[], by = ': '): Prose[] =>
    entries.flatMap(({ av, text }) => [
      { kind: 'heading', content: [{ kind: 'text', text: av === null ? label : `${label}${by}${av}` }] },
      ...prose(text),
    ]);
  const standing = (end: { text: TextView | null } | null, sentence: string): Prose[] =>
    end ? (end.text ? prose(end.text) : [words(sentence)]) : [];
  const blocks: PaperBlock[] = [];
  if (punkt.diarienummer !== null) blocks.push(words(`Dnr ${punkt.diarienummer}`));
  if (punkt.foredragande !== null) blocks.push({ kind: 'speakers', text: punkt.foredragande });
  if (punkt.jav) blocks.push(words(`${punkt.jav.namn} anmäler jäv och deltar inte i handläggningen.`));
  blocks.push(
    ...prose(punkt.text),
    ...said('Skriftliga synpunkter', punkt.skriftligaSynpunkter, ' från '),
    ...said('Yrkande', punkt.yrkanden),
    ...prose(punkt.propositionsordning),
    ...votes(punkt, prose),
  );
  if (punkt.beslut) {
    blocks.push({ kind: 'lead', text: view.beslut.inledning });
    for (const sats of punkt.beslut.satser) {
      const content = prose(sats.text);
      if (view.beslut.numrerad)
        blocks.push({
          kind: 'clause',
          marker: `${sats.nummer}.`,
          content: sats.arAtt ? startingWith('Att ', content) : content,
        });
      else blocks.push({ kind: 'clause', marker: sats.arAtt ? 'att' : '', content });
    }
  }
  blocks.push(
    ...standing(punkt.bordlaggning, punkt.arUnderpunkt ? 'Punkten bordläggs' : 'Ärendet bordläggs'),
    ...standing(punkt.aterremiss, 'Ärendet återremitteras'),
    ...punkt.avslutning.map(words),
  );
  if (punkt.omedelbarJustering) blocks.push(words('Paragrafen förklaras omedelbart justerad.'));
  blocks.push(
    ...said('Reservation', punkt.reservationer),
    ...said('Särskilt yttrande', punkt.sarskiltYttrande),
    ...said('Protokollsanteckning', punkt.protokollsanteckning),
  );
  if (punkt.bilagor.length > 0)
    blocks.push({
      kind: 'recipients',
      label: 'Bilagor',
      names: punkt.bilagor.map(
        ({ nummer, titel, diarienummer }) =>
          `Bilaga ${nummer}: ${titel}${diarienummer === null ? '' : ` (dnr ${diarienummer})`}`,
      ),
    });
  blocks.push(
    ...recipients(punkt.skickasTill, 'ska skickas till'),
    ...recipients(punkt.forKannedom, 'skickas för kännedom till'),
  );
  return blocks;
}

function startingWith(word: string, [first, ...rest]: readonly Prose[]): Prose[] {
  const head: Inline = { kind: 'text', text: word };
  if (first?.kind !== 'text') throw new Error('a clause begins with words');
  return [{ kind: 'text', content: [head, ...first.content] }, ...rest];
}

function recipients(value: MottagareView | null, verb: string): PaperBlock[] {
  if (!value) return [];
  const what = value.vad ?? 'Protokollet';
  const label = `${what.charAt(0).toUpperCase()}${what.slice(1)} ${verb}`;
  return [{ kind: 'recipients', label, names: value.till }];
}

function votes({ votering }: PunktView, prose: (text: TextView | null) => Prose[]): Prose[] {
  if (!votering) return [];
  const cell = (text: string): Inline[] => [{ kind: 'text', text }];
  const row = (word: string, { antal, namn }: { antal: number; namn: string | null }): Inline[][] => [
    cell(word),
    cell(String(antal)),
    cell(namn ?? ''),
  ];
  return [
    { kind: 'heading', content: cell('Omröstning') },
    ...prose(votering.fraga),
    ...(votering.sluten ? [words('Omröstningen sker med slutna sedlar.')] : []),
    {
      kind: 'table',
      rows: [row('Ja', votering.ja), row('Nej', votering.nej), row('Avstår', votering.avstar)],
    },
    ...(votering.utslagsrost === null ? [] : [words(`Utslagsröst: ${votering.utslagsrost}`)]),
    ...prose(votering.resultat),
  ];
}
