/** Writes one file again and again, each time whole: what a process does that checks while another one does. */
import process from 'node:process';
import { sealed } from '../../server/cache/sealed.ts';
import { diskStorage } from '../../server/disk-files.ts';

const [, , folder = '', fill = '0'] = process.argv;
const bytes = sealed('1', new Uint8Array(1 << 20).fill(Number(fill)));
for (let round = 0; round < 100; round += 1) diskStorage(folder).write('name', bytes);
