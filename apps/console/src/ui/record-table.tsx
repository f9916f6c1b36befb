// Rows from one description of the columns: a table where there is room, cards on a phone.
import type { MouseEvent, ReactNode } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import {
  DataTable,
  LinkBase,
  useCreatePath,
  useListContext,
  useResourceContext,
  useTranslate,
  type RaRecord,
} from 'react-admin';

export interface Column<Row extends RaRecord> {
  /** the field, and the column's name under `resources.<name>.fields` */
  readonly source: string & keyof Row;
  readonly render?: (row: Row) => ReactNode;
  /** only columns that the API can sort by */
  readonly sortable?: boolean;
  readonly numeric?: boolean;
  /** below this width the table leaves the column out */
  readonly from?: 'lg' | 'xl';
  /** where a phone's card shows it; left out when absent */
  readonly card?: 'title' | 'line' | 'aside';
  /** the value says itself what it is: the card needs no name before it */
  readonly plain?: boolean;
}

export interface RecordTableProps<Row extends RaRecord> {
  readonly columns: readonly Column<Row>[];
  /** page that a row leads to */
  readonly opens?: 'show' | 'edit' | false;
}

const cell = <Row extends RaRecord>({ source, render }: Column<Row>, row: Row): ReactNode => {
  const value: unknown = row[source];
  if (render) return render(row);
  return typeof value === 'string' || typeof value === 'number' ? value : '–';
};

/** The link of a row, reachable by Tab and by j and k; `data-row` says whose it is, for keys that act on it. */
function RowLink({ row, opens, children }: { row: RaRecord; opens: 'show' | 'edit'; children: ReactNode }) {
  const resource = useResourceContext();
  const createPath = useCreatePath();
  return (
    <Link
      component={LinkBase}
      to={createPath({ resource, type: opens, id: row.id })}
      data-row={row.id}
      color="text.primary"
      sx={{ fontWeight: 600 }}
      onClick={(event: MouseEvent) => event.stopPropagation()}
    >
      {children}
    </Link>
  );
}

function Table<Row extends RaRecord>({ columns, opens = 'show' }: RecordTableProps<Row>) {
  return (
    <Card>
      <DataTable<Row> bulkActionButtons={false} rowClick={opens}>
        {columns.map((column, index) => (
          <DataTable.Col<Row>
            key={column.source}
            source={column.source}
            disableSort={!column.sortable}
            align={column.numeric ? 'right' : 'left'}
            sx={column.from && { display: { xs: 'none', [column.from]: 'table-cell' } }}
            render={(row) =>
              index === 0 && opens ? (
                <RowLink row={row} opens={opens}>
                  {cell(column, row)}
                </RowLink>
              ) : (
                cell(column, row)
              )
            }
          />
        ))}
      </DataTable>
    </Card>
  );
}

function Cards<Row extends RaRecord>({ columns, opens = 'show' }: RecordTableProps<Row>) {
  const { data = [], isPending } = useListContext<Row>();
  const resource = useResourceContext();
  const translate = useTranslate();
  const at = (place: Column<Row>['card']) => columns.filter(({ card }) => card === place);
  if (isPending) return <Skeleton variant="rounded" height={320} />;
  return (
    <Card component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {data.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{
            display: 'flex',
            gap: 2,
            padding: 2,
            borderTop: '1px solid',
            borderColor: 'line',
            '&:first-of-type': { borderTop: 0 },
          }}
        >
          <Box sx={{ minWidth: 0, flexGrow: 1 }}>
            {at('title').map((column) =>
              opens ? (
                <RowLink key={column.source} row={row} opens={opens}>
                  {cell(column, row)}
                </RowLink>
              ) : (
                <Box key={column.source} sx={{ fontWeight: 600 }}>
                  {cell(column, row)}
                </Box>
              ),
            )}
            {at('line').map((column) => (
              <Box key={column.source} sx={{ typography: 'caption', color: 'text.secondary' }}>
                {!column.plain && `${translate(`resources.${resource}.fields.${column.source}`)}: `}
                {cell(column, row)}
              </Box>
            ))}
          </Box>
          <Box
            sx={{
              flexShrink: 0,
              textAlign: 'right',
              display: 'grid',
              gap: 0.5,
              alignContent: 'start',
              justifyItems: 'end',
            }}
          >
            {at('aside').map((column) => (
              <Box key={column.source}>{cell(column, row)}</Box>
            ))}
          </Box>
        </Box>
      ))}
    </Card>
  );
}

export function RecordTable<Row extends RaRecord>(props: RecordTableProps<Row>) {
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  return isPhone ? <Cards {...props} /> : <Table {...props} />;
}
