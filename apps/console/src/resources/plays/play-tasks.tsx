// The tasks of a play in order: by when, for whom, after which, and what they ask for.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useTranslate } from 'react-admin';
import { Disclosure } from '../../ui/disclosure.js';
import { words } from '../../ui/format.js';
import { Markdown } from '../../ui/markdown.js';
import { AssigneeRule, DueRule } from './play-marks.js';
import type { PlayTask } from './plays.js';

function Details({ task: { instructions, checklist, practices } }: { task: PlayTask }) {
  return (
    <>
      <Markdown text={instructions} headings={4} />
      {checklist.length > 0 && (
        <Box component="ul" sx={{ paddingLeft: 3, typography: 'body2' }}>
          {checklist.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, typography: 'body2' }}>
        {practices.map((key) => (
          <Link key={key} component={LinkBase} to={`/practices/${key}/show`}>
            {words(key)}
          </Link>
        ))}
      </Box>
    </>
  );
}

export function PlayTasks({ tasks }: { tasks: readonly PlayTask[] }) {
  const translate = useTranslate();
  const titleOf = (key: string) => tasks.find((each) => each.key === key)?.title ?? key;
  return (
    <Card component="ol" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {tasks.map((task, index) => (
        <Box
          component="li"
          key={task.key}
          sx={{
            display: 'grid',
            gridTemplateColumns: '28px minmax(0, 1fr)',
            paddingInline: 2.5,
            paddingBlock: 1.5,
            borderTop: '1px solid',
            borderColor: 'line',
            '&:first-of-type': { borderTop: 0 },
          }}
        >
          <Typography variant="body2" color="text.secondary">
            {index + 1}
          </Typography>
          <Box>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {task.title}
            </Typography>
            <Typography variant="caption" color="text.secondary" component="div">
              <DueRule due={task.due} /> · <AssigneeRule assignee={task.assignee} />
              {task.after && <> · {translate('resources.plays.after', { title: titleOf(task.after) })}</>}
            </Typography>
            <Disclosure title={translate('resources.plays.show_task')}>
              <Details task={task} />
            </Disclosure>
          </Box>
        </Box>
      ))}
    </Card>
  );
}
