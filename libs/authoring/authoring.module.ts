// Templates as people write them: versions, languages.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { TemplateLibrary } from './service/template-library.js';
import { TemplateService } from './service/template.service.js';
import { TemplateVersionRepository } from './store/template-version.repository.js';

const doors = [TemplateLibrary, TemplateService];

@Module({ imports: [AccessModule], providers: [...doors, TemplateVersionRepository], exports: doors })
export class AuthoringModule {}
