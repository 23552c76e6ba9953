// The running head: body and document kind to the left; date, diarienummer and `n(N)` to the right.
// It is an artifact (ISO 14289-1, 7.8), so every word of it stands in the document's own text as well.
import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { DocumentTree } from '../domain/document.ts';
import { Sheet, textProps } from './elements.tsx';
import { AREA, RUNNING_HEAD } from './styles.ts';

export function runningHeads(head: DocumentTree['runningHead'], pageCount: number): ReactElement[] {
  const style = textProps(RUNNING_HEAD.text);
  return Array.from({ length: pageCount }, (_, index) => {
    const right = [...head.right, `${index + 1}(${pageCount})`].join('   ');
    return (
      <Sheet key={String(index)} size={{ width: AREA.width }} wrap={false} style={{}}>
        <View style={{ flexDirection: 'row', justifyContent: 'space-between', columnGap: RUNNING_HEAD.gap }}>
          <Text style={style as never}>{head.left}</Text>
          <Text style={{ ...style, textAlign: 'right' } as never}>{right}</Text>
        </View>
      </Sheet>
    );
  });
}
