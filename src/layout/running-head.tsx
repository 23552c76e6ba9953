// The running head: body and document kind to the left; date, diarienummer and `n(N)` to the right; over them,
// in the middle, the mark of a document that is not what it may be taken for (UTKAST).
// It is an artifact (ISO 14289-1, 7.8), so every word of it stands in the document's own text as well.
import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { RunningHead } from '../domain/document.ts';
import { Box, Sheet, textProps } from './elements.tsx';
import { AREA, RUNNING_HEAD } from './styles.ts';

/** Between the parts of the right half, where they stand on one line. */
const GAP = '   ';

/** One per page; with `wraps` the right half takes as many lines as it needs. */
export function runningHeads(head: RunningHead, pageCount: number, wraps = false): ReactElement[] {
  const style = textProps(RUNNING_HEAD.text);
  return Array.from({ length: pageCount }, (_, index) => {
    const right = [...head.right, `${index + 1}(${pageCount})`];
    return (
      <Sheet key={String(index)} size={{ width: AREA.width }} wrap={false} style={{}}>
        <View style={{ flexDirection: 'row', justifyContent: 'space-between', columnGap: RUNNING_HEAD.gap }}>
          <Text style={(wraps ? { ...style, flexShrink: 0 } : style) as never}>{head.left}</Text>
          {wraps ? (
            <Wrapped parts={right} />
          ) : (
            <Text style={{ ...style, textAlign: 'right' } as never}>{right.join(GAP)}</Text>
          )}
          {head.mark === null ? null : <Mark words={head.mark} />}
        </View>
      </Sheet>
    );
  });
}

/** Lines are divided between the parts and never inside them. */
function Wrapped({ parts }: { parts: readonly string[] }): ReactElement {
  const style = textProps(RUNNING_HEAD.text);
  return (
    <Box style={{ flex: 1, flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'flex-end' }}>
      {parts.map((part, index) => (
        <Text key={String(index)} style={{ ...style, marginLeft: RUNNING_HEAD.partGap } as never}>
          {part}
        </Text>
      ))}
    </Box>
  );
}

function Mark({ words }: { words: string }): ReactElement {
  const { text, letterSpacing, padding, space, fill } = RUNNING_HEAD.mark;
  return (
    <Box style={{ position: 'absolute', bottom: '100%', left: 0, right: 0, alignItems: 'center' }}>
      <Box
        decor={{ fill }}
        style={{ marginBottom: space, paddingHorizontal: padding.x, paddingVertical: padding.y }}
      >
        <Text style={{ ...textProps(text), letterSpacing, textAlign: 'center' } as never}>{words}</Text>
      </Box>
    </Box>
  );
}
