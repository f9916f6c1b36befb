// Files in and out of imports: an upload streamed to disk, and the reject file streamed from the database.
import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { ImportRunRepository, RejectFile, Uploads } from '#imports';
import { fail, isId } from '#kernel';
import { Database, userScope } from '#platform/database';

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly runs: ImportRunRepository,
    private readonly rejects: RejectFile,
    private readonly uploads: Uploads,
  ) {}

  /** Multipart with one file in it. Answers with the upload's id, for startImport. */
  @Allow('import:run')
  @Post('upload')
  async upload(@Req() request: FastifyRequest): Promise<object> {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) return fail('UPLOAD_EMPTY', 'Send one file as multipart/form-data.');
    const { id, file } = await this.uploads.keep(part.file, part.filename, () => !part.file.truncated);
    return { id, name: file.name, bytes: file.bytes };
  }

  @Allow('import:read')
  @Get(':id/rejects.csv')
  async rejected(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const scope = userScope(viewer.id);
    const run = isId(id) ? await this.database.tx(scope, (tx) => this.runs.byId(tx, id)) : undefined;
    if (!run) return fail('IMPORT_NOT_FOUND', 'There is no such import.');
    const name = `${run.fileName.replace(/(\.\w+)?(\.gz)?$/, '').replaceAll(/[^\w.-]/g, '_')}-rejects.csv`;
    void reply.header('content-type', 'text/csv; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    return Readable.from(this.rejects.text(scope, run));
  }
}
