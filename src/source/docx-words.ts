// The words of a part of a Word document, paragraph by paragraph, by `sax`: for heads and feet of pages, which the reader
// of the body leaves aside, and for text boxes of the body that it does not know (ECMA-376, part 1, 17 and 20.4.2.37).
import sax from 'sax';

export interface Words {
  text: string;
  /** In a text box that stands in the file in its new form only. */
  isNewBox: boolean;
}

const DEEPEST = 2000;
/** Deleted and moved words, and the codes of fields, are no words of the document. */
const NO_WORDS = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText']);

interface Alternative {
  hasFallback: boolean;
}

interface Paragraph {
  text: string;
  /** The alternatives in whose first choice it stands. */
  choices: readonly Alternative[];
  inFallback: boolean;
  inBox: boolean;
}

/** Throws where the XML is broken. Of two forms of the same words only one is given back. */
export function wordsOf(xml: string): Words[] {
  const parser = sax.parser(true);
  const paragraphs: Paragraph[] = [];
  const open: string[] = [];
  const alternatives: Alternative[] = [];
  const writing: Paragraph[] = [];
  let [skipped, inText] = [0, 0];
  const inside = (name: string): boolean => open.includes(name);
  parser.onopentag = ({ name }) => {
    open.push(name);
    if (open.length > DEEPEST) throw new Error('too deep');
    if (NO_WORDS.has(name)) skipped++;
    if (name === 'mc:AlternateContent') alternatives.push({ hasFallback: false });
    else if (name === 'mc:Fallback') {
      const last = alternatives.at(-1);
      if (last) last.hasFallback = true;
    } else if (name === 'w:p') {
      const paragraph: Paragraph = {
        ...{ text: '', choices: inside('mc:Choice') ? [...alternatives] : [] },
        ...{ inFallback: inside('mc:Fallback'), inBox: inside('w:txbxContent') },
      };
      paragraphs.push(paragraph);
      writing.push(paragraph);
    } else if (name === 'w:t') inText++;
    else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') add(' ');
    else if (name === 'w:noBreakHyphen') add('-');
  };
  const add = (text: string): void => {
    const paragraph = writing.at(-1);
    if (paragraph && skipped === 0) paragraph.text += text;
  };
  parser.ontext = (text) => {
    if (inText > 0) add(text);
  };
  parser.oncdata = parser.ontext;
  parser.onclosetag = (name) => {
    open.pop();
    if (NO_WORDS.has(name)) skipped--;
    if (name === 'mc:AlternateContent') alternatives.pop();
    else if (name === 'w:p') writing.pop();
    else if (name === 'w:t') inText--;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(xml).close();
  return paragraphs
    .filter(({ choices }) => !choices.some((alternative) => alternative.hasFallback))
    .map(({ text, inBox, inFallback }) => ({ text, isNewBox: inBox && !inFallback }));
}
