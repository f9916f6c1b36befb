// Templates as people write them: versions, languages, pictures.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ImageService } from './service/image.service.js';
import { TemplateLibrary } from './service/template-library.js';
import { TemplateService } from './service/template.service.js';
import { ImageRepository } from './store/image.repository.js';
import { TemplateVersionRepository } from './store/template-version.repository.js';

const doors = [ImageService, TemplateLibrary, TemplateService];

@Module({ imports: [AccessModule], providers: [...doors, ImageRepository, TemplateVersionRepository], exports: doors })
export class AuthoringModule {}
