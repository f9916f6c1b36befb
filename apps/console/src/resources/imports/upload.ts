// Sends a file to the api; the browser streams it, so that a large one doesn't fill the memory.
import { ApiError } from '../../data/graphql.js';

export interface Upload {
  readonly id: string;
  readonly name: string;
}

export async function upload(file: File): Promise<Upload> {
  const body = new FormData();
  body.append('file', file);
  const answer = await fetch('/imports/upload', { method: 'POST', body });
  const said = (await answer.json()) as Upload & { code?: string; message?: string };
  if (!answer.ok) throw new ApiError(said.code ?? 'UPLOAD_FAILED', said.message ?? answer.statusText);
  return said;
}
