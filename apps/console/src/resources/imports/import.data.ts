// What the console asks of the API about imports.
import { gql } from '../../data/graphql.js';
import type { ResourceData } from '../../data/resource-data.js';
import type { ImportOrigin, ImportPreview, ImportRun, ImportShape, ImportState, RejectReason } from '../../schema.js';

export type ImportRow = Pick<
  ImportRun,
  'id' | 'fileName' | 'position' | 'bytes' | 'totalBytes' | 'made' | 'changed' | 'rejected' | 'createdAt'
> & {
  readonly state: ImportState;
  readonly origin: ImportOrigin;
  readonly mapping: Pick<ImportShape, 'name' | 'title'>;
};
export type ImportRecord = ImportRow &
  Pick<ImportRun, 'skipped' | 'errorCode' | 'errorMessage' | 'startedAt' | 'finishedAt' | 'rowsPerSecond'> & {
    readonly startedBy: { readonly name: string } | null;
    readonly rejectReasons: readonly Pick<RejectReason, 'code' | 'rows' | 'line' | 'message'>[];
  };
export type Shape = Pick<ImportShape, 'name' | 'title' | 'target' | 'options'>;
export type Preview = Pick<ImportPreview, 'format' | 'encoding' | 'columns' | 'fields' | 'absent' | 'unread'> & {
  readonly rows: readonly {
    readonly line: number;
    readonly values: Readonly<Record<string, unknown>> | null;
    readonly errors: readonly { readonly column: string | null; readonly message: string }[];
  }[];
};

const ROW = 'fileName position bytes totalBytes made changed rejected createdAt state origin mapping { name title }';

export const data: ResourceData = {
  type: 'ImportRun',
  page: 'importRuns',
  one: 'importRun',
  inputs: {},
  row: ROW,
  record: `${ROW} skipped errorCode errorMessage startedAt finishedAt rowsPerSecond startedBy { name } rejectReasons { code rows line message }`,
};

export const SHAPES = gql`
  query importShapes {
    importShapes {
      name
      title
      target
      options
    }
  }
`;

export const SUGGESTIONS = gql`
  query importSuggestions($uploadId: ID!) {
    importSuggestions(uploadId: $uploadId) {
      shape {
        name
      }
      fit
    }
  }
`;

export const PREVIEW = gql`
  query importPreview($uploadId: ID!, $mapping: String!, $options: [ImportOptionInput!]) {
    result: importPreview(uploadId: $uploadId, mapping: $mapping, options: $options) {
      ... on ImportPreview {
        format
        encoding
        columns
        fields
        absent
        unread
        rows {
          line
          values
          errors {
            column
            message
          }
        }
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

export const START = gql`
  mutation startImport($uploadId: ID!, $mapping: String!, $options: [ImportOptionInput!], $origin: ImportOrigin!) {
    result: startImport(uploadId: $uploadId, mapping: $mapping, options: $options, origin: $origin) {
      ... on ImportRun {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

export const CANCEL = gql`
  mutation cancelImport($id: ID!) {
    result: cancelImport(id: $id) {
      ... on ImportRun {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

export const RESUME = gql`
  mutation resumeImport($id: ID!) {
    result: resumeImport(id: $id) {
      ... on ImportRun {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;
