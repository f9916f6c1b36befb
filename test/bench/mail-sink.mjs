// A mail server that takes everything as cheaply as it can and counts: what both sides of the benchmark send to.
// Tells its port; answers `reset` and `report` of its parent.
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';

let accepted = 0;
let keys = new Set();
let first = 0;
let last = 0;
const END = Buffer.from('\r\n.\r\n');
const KEY = Buffer.from('\r\nX-Bellwether-Key: ');

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  let buffer = Buffer.alloc(0);
  let inData = false;
  let out = '';
  const flush = () => {
    if (out) socket.write(out);
    out = '';
  };
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk) => {
    buffer = buffer.length ? Buffer.concat([buffer, chunk]) : chunk;
    for (;;) {
      if (inData) {
        const end = buffer.indexOf(END);
        if (end < 0) break;
        const at = buffer.indexOf(KEY);
        if (at >= 0 && at < end) keys.add(buffer.toString('latin1', at + KEY.length, at + KEY.length + 32));
        buffer = buffer.subarray(end + END.length);
        inData = false;
        accepted += 1;
        last = performance.timeOrigin + performance.now();
        first ||= last;
        out += '250 2.0.0 ok\r\n';
        continue;
      }
      const end = buffer.indexOf('\r\n');
      if (end < 0) break;
      const verb = buffer.toString('latin1', 0, Math.min(4, end)).toUpperCase();
      buffer = buffer.subarray(end + 2);
      if (verb === 'EHLO') out += '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n';
      else if (verb === 'DATA') {
        inData = true;
        out += '354 go on\r\n';
      } else if (verb === 'QUIT') {
        out += '221 bye\r\n';
        flush();
        socket.end();
      } else out += '250 ok\r\n';
    }
    flush();
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', (word) => {
  if (word === 'reset') {
    accepted = first = last = 0;
    keys = new Set();
  }
  process.send({ accepted, distinct: keys.size, first, last });
});
process.on('disconnect', () => process.exit());
