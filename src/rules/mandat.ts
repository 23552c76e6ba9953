// What a body may not decide by itself.
import { ordTraff } from './ordmonster.ts';
import { defineRule, type Rule } from './rule.ts';
import { satserOf } from './satser.ts';

/** The body says what it thinks, hands the matter on, asks about it or refuses it; it does not decide it. */
const BESLUTAR_INTE =
  /(?<!\p{L})(?:rekommender(?:a|ar)|föreslår?|hemställ(?:a|er)|hänskjut(?:a|er)|överlämn(?:a|ar)|lyft(?:a|er)|ställ(?:a|er) sig bakom|förord(?:a|ar)|uppman(?:a|ar)|avslår?|avstår?|inte|bordlägg(?:a|er)|återremitter(?:a|ar)|utred(?:a|er)|undersök(?:a|er)|bered(?:a|er)|inhämt(?:a|ar)|se över|ser över|följ(?:a|er) upp)(?!\p{L})/iu;
/** Each organisation decides for itself. */
const VAR_OCH_EN = /(?<!\p{L})(?:respektive|vardera|varje|var och en|egna?)(?!\p{L})/iu;
/** «godkänna rapporten om riktlinjer» is about a report. */
const OM_NAGOT =
  /(?<!\p{L})(?:\p{L}*(?:rapport|redovisning|uppföljning|utvärdering|information|yttrande|remissvar|sammanställning|plan)(?:en|et|er|erna|s)?) (?:om|av|över|för)(?!\p{L})/iu;
const LAMNAR_VIDARE =
  /(?<!\p{L})(?:hänskjut(?:a|er)|överlämn(?:a|ar)|lyft(?:a|er)|föreslår?|rekommender(?:a|ar)|hemställ(?:a|er))(?!\p{L})/iu;

const utanforMandat = defineRule({
  code: 'MANDAT-001',
  source: () => undefined,
  demands: 'Organet beslutar inte om det som arbetsordningen förbehåller någon annan.',
  example: {
    organ: 'att-aldras',
    wrong:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    typ: B\n    text: Förslaget till länsgemensam rutin gås igenom.\n    beslut: att godkänna rutinen vid hemgång',
    right:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    typ: B\n    text: Förslaget till länsgemensam rutin gås igenom.\n    beslut: att överlämna förslaget till rutin vid hemgång till LSVO för beslut',
  },
  find: ({ arbetsordning, organ, punkter }) =>
    punkter.flatMap((punkt) => {
      const satser = satserOf(punkt);
      // «att godkänna förslaget» and then «att överlämna det till LSVO».
      const handedOn = satser.some(
        ({ text }) =>
          LAMNAR_VIDARE.test(text) &&
          arbetsordning?.rapporterarTill.some((body) => text.toLowerCase().includes(body.toLowerCase())),
      );
      if (handedOn) return [];
      return satser.flatMap(({ text, path, lineOffset, ref }) => {
        const written = /^att /i.test(text) ? text : `att ${text}`;
        const hit = (arbetsordning?.farInteBesluta ?? []).flatMap((rule) => {
          const found = ordTraff(written, rule.ord);
          const before = found ? written.slice(0, found.index) : '';
          const isTheirs =
            BESLUTAR_INTE.test(before) || VAR_OCH_EN.test(before) || OM_NAGOT.test(found?.ord ?? '');
          return found && !isTheirs ? [{ rule, ord: found.ord }] : [];
        });
        return hit.map(({ rule: { vad, iStallet, allvar, kalla }, ord }) => ({
          path,
          lineOffset,
          source: kalla,
          values: { ref, ord, organ: organ.kortnamn, vad, iStallet, allvar },
        }));
      });
    }),
});

export const MANDAT_RULES: readonly Rule[] = [utanforMandat];
