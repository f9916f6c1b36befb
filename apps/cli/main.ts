// The `bellwether` command. A command is a file in commands/ that adds itself to the program.
import 'reflect-metadata';
import { Command } from 'commander';
import { CodedException } from '#kernel';
import { addAudit } from './commands/audit.js';
import { addBloc } from './commands/bloc.js';
import { addEvaluate } from './commands/evaluate.js';
import { addImport } from './commands/import.js';
import { addMigrate } from './commands/migrate.js';
import { addStart } from './commands/start.js';

const program = new Command('bellwether').description('Customer-success playbooks, campaigns and support triage');
for (const add of [addStart, addMigrate, addAudit, addBloc, addImport, addEvaluate]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CodedException)) throw error;
  process.stderr.write(`${error.error.code}: ${error.message}\n`);
  process.exitCode = 1;
}
