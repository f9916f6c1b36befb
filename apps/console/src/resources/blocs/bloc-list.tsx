// The gallery: the SuccessBLOCs that come with the product, and others that were applied here.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import WidgetsOutlined from '@mui/icons-material/WidgetsOutlined';
import { LinkBase, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { InstallState, LastApplied } from './bloc-marks.js';
import { BLOCS, type BlocRow } from './blocs.js';

function BlocCard({ bloc }: { bloc: BlocRow }) {
  const translate = useTranslate();
  const to = `/blocs/${bloc.key}/show`;
  return (
    <Card component="li" sx={{ padding: 2.5, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'baseline', gap: 1 }}>
        <Typography variant="h2">
          <Link component={LinkBase} to={to} color="text.primary" data-row={bloc.key}>
            {bloc.name}
          </Link>
        </Typography>
        <InstallState bloc={bloc} />
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ flexGrow: 1 }}>
        {bloc.problem ?? bloc.description}
      </Typography>
      <Typography variant="caption" color="text.secondary">
        <LastApplied install={bloc.install} />
      </Typography>
      <Box>
        <Button variant={bloc.install ? 'outlined' : 'contained'} component={LinkBase} to={to}>
          {translate(`resources.blocs.${bloc.install ? 'open_again' : 'open'}`)}
        </Button>
      </Box>
    </Card>
  );
}

export default function BlocList() {
  const translate = useTranslate();
  const answer = useAsk<{ blocs: readonly BlocRow[] }>('blocs', BLOCS);
  const text = (key: string) => translate(`resources.blocs.${key}`);
  return (
    <Page>
      <PageHeader
        title={translate('resources.blocs.name', { smart_count: 2 })}
        subtitle={text('intro')}
        actions={
          <Button variant="outlined" component={LinkBase} to="/practices">
            {text('practices')}
          </Button>
        }
      />
      <Answered answer={answer}>
        {({ blocs }) =>
          blocs.length === 0 ? (
            <EmptyState icon={WidgetsOutlined} title={text('empty.title')} body={text('empty.body')} />
          ) : (
            <Box
              component="ul"
              sx={{
                listStyle: 'none',
                margin: 0,
                padding: 0,
                display: 'grid',
                gap: 2,
                gridTemplateColumns: 'repeat(auto-fill, minmax(min(380px, 100%), 1fr))',
              }}
            >
              {blocs.map((bloc) => (
                <BlocCard key={bloc.key} bloc={bloc} />
              ))}
            </Box>
          )
        }
      </Answered>
    </Page>
  );
}
