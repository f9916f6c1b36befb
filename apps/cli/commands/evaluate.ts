// `bellwether evaluate …`: how well what is shipped does on anyone's own data. Each kind of evaluation adds itself here.
import type { Command } from 'commander';
import { addEvaluateEscalation } from './evaluate-escalation.js';
import { addEvaluateSentiment } from './evaluate-sentiment.js';
import { addEvaluateSignal } from './evaluate-signal.js';

export function addEvaluate(program: Command): void {
  const evaluate = program
    .command('evaluate')
    .description('how well signals, sentiment and predictions do on your data');
  for (const add of [addEvaluateSentiment, addEvaluateSignal, addEvaluateEscalation]) add(evaluate);
}
