// The tokenizer: numbers, strings, names, dictionaries, inline images.

import { describe, expect, test } from '@jest/globals';
import { ContentLexer, Name, Operator, type Token } from './lexer.ts';

function tokens(source: string): Token[] {
  const lexer = new ContentLexer(Buffer.from(source, 'latin1'));
  const found: Token[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) found.push(token);
  return found;
}

describe('ContentLexer', () => {
  test('reads numbers with sign and fraction', () => {
    expect(tokens('12 -0.5 +3 .25 4. 0')).toEqual([12, -0.5, 3, 0.25, 4, 0]);
  });

  test('reads literal strings with escapes, nesting and line ends', () => {
    expect(tokens('(a\\(b\\)(c)\\101\\7x\\\r\ny\\n\r\n)')).toEqual(['a(b)(c)A\u0007xy\n\n']);
  });

  test('reads hexadecimal strings, also with white space and an odd digit', () => {
    expect(tokens('<48 65\n6C6c 7>')).toEqual(['Hellp']);
  });

  test('reads names with # escapes and stops them at delimiters', () => {
    expect(tokens('/A#20B/C[/D]')).toEqual([new Name('A B'), new Name('C'), [new Name('D')]]);
  });

  test('reads an inline property list as a map', () => {
    const [tag, properties, operator] = tokens('/P <</MCID 3 /Lang (sv)>> BDC');
    expect(tag).toEqual(new Name('P'));
    expect(properties).toEqual(
      new Map<string, Token>([
        ['MCID', 3],
        ['Lang', 'sv'],
      ]),
    );
    expect(operator).toEqual(new Operator('BDC'));
  });

  test('skips comments and knows true, false and null', () => {
    expect(tokens('true % (not this)\nfalse null')).toEqual([true, false, null]);
  });

  test('steps over the data of an inline image to EI', () => {
    const lexer = new ContentLexer(Buffer.from('BI /W 2 /CS /RGB ID \x00EIx\xff(\x01 EI Q', 'latin1'));
    expect(lexer.next()).toEqual(new Operator('BI'));
    expect(lexer.inlineImage().get('CS')).toEqual(new Name('RGB'));
    expect(lexer.next()).toEqual(new Operator('Q'));
    expect(lexer.next()).toBeUndefined();
  });

  test('ends with broken input', () => {
    expect(tokens('(open')).toEqual(['open']);
    expect(tokens('[1 2')).toEqual([[1, 2]]);
    expect(tokens(') > }')).toHaveLength(1);
  });
});
