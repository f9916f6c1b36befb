// Feeling that is not in words: punctuation, emoticons and emoji.
import type { TextRange } from '../clean-text.js';

export interface MarkCounts {
  readonly exclaims: number;
  readonly asks: number;
  readonly trails: number;
  readonly happy: number;
  readonly sad: number;
  readonly stretched: number;
}

const HAPPY = '😀😁😂😃😄😅😆😇😉😊😋😌😍😎😏😘😙😚🙂🤗🤩🥰🥳👍👌👏🙌🙏💪💯🎉🎊✨⭐🌟❤💕💖💗💙💚💛💜🧡😻🤝😺✅🏆🔥✌';
const SAD = '😞😟😠😡😢😣😤😥😦😧😨😩😪😫😭😰😱😲😳😒😓😔😕😖🙁☹🤬🤦🙄😐😑😶🤮🤢💔👎🖕💩👿😾😿🤡😬😷🤷🚫❌';
const happy = new Set(HAPPY);
const sad = new Set(SAD);

const HAPPY_FACE = /[:;=8xX]['-]?[)D\]pP3*](?![\w])|\(['-]?[:;=]|<3|\^_?\^|\\o\/|\bx[dD]\b/g;
const SAD_FACE = /[:;=]['-]?[([/\\|](?![\w/])|\)['-]?:|<\/3|>[:.]<|-_+-|\bD:/g;
const FACES = /[:;=^\\<>]/;
const STRETCHED = /([a-zA-Z])\1{2,}/g;
const STRETCHED_ONCE = /([a-zA-Z])\1\1/;

export function marksOf(body: string, ranges: readonly TextRange[]): MarkCounts {
  let [exclaims, asks, trails, glad, sorry, stretched] = [0, 0, 0, 0, 0, 0];
  for (const { start, end } of ranges) {
    let dots = 0;
    let odd = false;
    for (let at = start; at < end; at += 1) {
      const code = body.charCodeAt(at);
      if (code === 33) exclaims += 1;
      else if (code === 63) asks += 1;
      else if (code === 0x2026) trails += 1;
      else if (code > 0x2500) odd = true;
      if (code === 46) {
        dots += 1;
        if (dots === 2) trails += 1;
      } else dots = 0;
    }
    const text = body.slice(start, end);
    if (odd)
      for (const sign of text) {
        if (happy.has(sign)) glad += 1;
        else if (sad.has(sign)) sorry += 1;
      }
    if (FACES.test(text)) {
      glad += text.match(HAPPY_FACE)?.length ?? 0;
      sorry += text.match(SAD_FACE)?.length ?? 0;
    }
    if (STRETCHED_ONCE.test(text)) stretched += text.match(STRETCHED)?.length ?? 0;
  }
  return { exclaims, asks, trails, happy: glad, sad: sorry, stretched };
}
