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

export function marksOf(body: string, ranges: readonly TextRange[]): MarkCounts {
  let [exclaims, asks, trails, glad, sorry, stretched] = [0, 0, 0, 0, 0, 0];
  for (const { start, end } of ranges) {
    let [before, run] = [0, 0];
    let [pictures, faces] = [false, false];
    for (let at = start; at < end; at += 1) {
      const code = body.charCodeAt(at);
      run = code === before ? run + 1 : 1;
      before = code;
      if (code > 96 && code < 123) {
        if (run === 3) stretched += 1;
      } else if (code === 33) exclaims += 1;
      else if (code === 63) asks += 1;
      else if (code === 46) {
        if (run === 2) trails += 1;
      } else if (code > 0x2025) {
        if (code === 0x2026) trails += 1;
        pictures ||= code > 0x2500;
      } else if (code > 57 && code < 95) {
        if (code < 65 || code > 90) faces = true;
        else if (run === 3) stretched += 1;
      }
    }
    if (!pictures && !faces) continue;
    const text = body.slice(start, end);
    if (pictures)
      for (const sign of text) {
        if (happy.has(sign)) glad += 1;
        else if (sad.has(sign)) sorry += 1;
      }
    if (faces) {
      glad += text.match(HAPPY_FACE)?.length ?? 0;
      sorry += text.match(SAD_FACE)?.length ?? 0;
    }
  }
  return { exclaims, asks, trails, happy: glad, sad: sorry, stretched };
}
