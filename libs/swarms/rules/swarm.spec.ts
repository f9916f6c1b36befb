// What a swarm must be, and who is suggested.
import { checkSwarm, expertScore, tellingWords } from './swarm.js';

describe('a swarm', () => {
  const wish = { question: ' Which setting? ', minutes: 60, expertIds: ['a', 'a', 'b'] };
  const code = (more: Partial<typeof wish>) => {
    const checked = checkSwarm({ ...wish, ...more });
    return checked.ok ? checked.value : checked.error.code;
  };

  it('has one question, a time box and somebody to ask, each once', () => {
    expect(code({})).toEqual({ question: 'Which setting?', minutes: 60, expertIds: ['a', 'b'] });
    expect(code({ question: ' ' })).toBe('SWARM_QUESTION_EMPTY');
    expect(code({ minutes: 14 })).toBe('SWARM_TIME_BOX');
    expect(code({ minutes: 60.5 })).toBe('SWARM_TIME_BOX');
    expect(code({ expertIds: [] })).toBe('SWARM_EXPERTS_NONE');
    expect(code({ expertIds: Array.from({ length: 21 }, (_, n) => String(n)) })).toBe('SWARM_EXPERTS_MANY');
  });
});

describe('experts', () => {
  it('count for what they know first, then for what they resolved', () => {
    const nobody = { skills: [], ofProduct: 0, similar: 0 };
    expect(expertScore(nobody)).toBe(0);
    expect(expertScore({ ...nobody, skills: ['sso'] })).toBeGreaterThan(expertScore({ ...nobody, similar: 1 }));
    expect(expertScore({ ...nobody, ofProduct: 100 })).toBeGreaterThan(expertScore({ ...nobody, ofProduct: 10 }));
    expect(expertScore({ ...nobody, similar: 400 })).toBe(12);
  });

  it('are found by the words of the subject that tell something', () => {
    expect(tellingWords('Why does the SSO login fail for all users? The login!')).toEqual([
      'sso',
      'login',
      'fail',
      'users',
    ]);
    expect(tellingWords('')).toEqual([]);
  });
});
