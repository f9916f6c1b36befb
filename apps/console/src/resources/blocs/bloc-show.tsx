// One SuccessBLOC: what is in it, what applying would do and whom it would touch, and applying it.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LinkBase, useParams, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { NotFoundPanel } from '../../ui/error-panel.js';
import { PageHeader } from '../../ui/page-header.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { Page } from '../../ui/page.js';
import { BlocEditor } from './bloc-editor.js';
import { ApplyForm } from './apply-form.js';
import { InstallState, LastApplied } from './bloc-marks.js';
import { BLOCS, PLAN, type BlocRow, type Plan, type Refused } from './blocs.js';
import { PlanItems } from './plan-items.js';

function Planned({ bloc }: { bloc: BlocRow }) {
  const translate = useTranslate();
  const mayApply = useMay('bloc:apply');
  const [overwrite, setOverwrite] = useState(false);
  const answer = useAsk<{ plan: Plan | Refused }>('blocs', PLAN, { key: bloc.key, overwrite });
  return (
    <Answered answer={answer}>
      {({ plan }) =>
        'refusal' in plan ? (
          <Alert severity="warning">{plan.message}</Alert>
        ) : (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' },
            }}
          >
            <PlanItems items={plan.items} />
            {mayApply ? (
              <ApplyForm
                which={{ key: bloc.key }}
                name={bloc.name}
                items={plan.items}
                overwrite={overwrite}
                onOverwrite={setOverwrite}
              />
            ) : (
              <Alert severity="info">{translate('resources.blocs.apply.forbidden')}</Alert>
            )}
          </Box>
        )
      }
    </Answered>
  );
}

function Whole({ bloc }: { bloc: BlocRow }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.blocs.${key}`);
  return (
    <>
      <PageHeader
        title={bloc.name}
        back={{ to: '/blocs', label: translate('resources.blocs.name', { smart_count: 2 }) }}
        marks={<InstallState bloc={bloc} />}
        subtitle={
          <>
            <Box sx={{ maxWidth: '80ch' }}>{bloc.description}</Box>
            <LastApplied install={bloc.install} />
          </>
        }
        actions={
          <Button variant="outlined" component={LinkBase} to="/practices">
            {text('practices')}
          </Button>
        }
      />
      {bloc.problem && <Alert severity="error">{bloc.problem}</Alert>}
      <PageTabs
        tabs={[
          ...(bloc.shipped && !bloc.problem
            ? [{ key: 'plan', label: text('plan.title'), content: <Planned bloc={bloc} /> }]
            : []),
          {
            key: 'text',
            label: text('editor.title'),
            content: <BlocEditor key={bloc.text} name={bloc.key} initial={bloc.install?.text ?? bloc.text} />,
          },
        ]}
      />
    </>
  );
}

export default function BlocShow() {
  const { id } = useParams();
  const answer = useAsk<{ blocs: readonly BlocRow[] }>('blocs', BLOCS);
  return (
    <Page>
      <Answered answer={answer}>
        {({ blocs }) => {
          const bloc = blocs.find(({ key }) => key === id);
          return bloc ? <Whole bloc={bloc} /> : <NotFoundPanel />;
        }}
      </Answered>
    </Page>
  );
}
