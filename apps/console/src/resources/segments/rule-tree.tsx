// A rule as a tree of sentences; with a verdict, each says whether it holds and what was found.
import Box from '@mui/material/Box';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HighlightOffOutlined from '@mui/icons-material/HighlightOffOutlined';
import { useTranslate } from 'react-admin';
import type { Line } from './rule-words.js';

function Verdict({ holds }: { holds: boolean }) {
  const translate = useTranslate();
  const Icon = holds ? CheckCircleOutlined : HighlightOffOutlined;
  return (
    <Icon
      fontSize="small"
      titleAccess={translate(`resources.segments.rule.${holds ? 'yes' : 'no'}`)}
      sx={{ color: holds ? 'tones.good.mark' : 'tones.bad.mark', verticalAlign: 'text-bottom', marginRight: 0.75 }}
    />
  );
}

function Branch({ line: { text, parts, holds, found } }: { line: Line }) {
  return (
    <>
      {holds !== undefined && <Verdict holds={holds} />}
      {text}
      {found && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {' · '}
          {found}
        </Box>
      )}
      {parts.length > 0 && (
        <Box component="ul" sx={{ margin: 0, paddingLeft: 2.5 }}>
          {parts.map((part, index) => (
            <li key={index}>
              <Branch line={part} />
            </li>
          ))}
        </Box>
      )}
    </>
  );
}

export function RuleTree({ line }: { line: Line }) {
  return (
    <Box sx={{ typography: 'body2', '& li': { marginTop: 0.75 } }}>
      <Branch line={line} />
    </Box>
  );
}
