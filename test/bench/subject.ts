// The fresh process of one subject: `node subject.ts <name> <folder> [<file>]`; the answer is the last line, as JSON.
import { type SubjectName, subjects } from './subjects.ts';

const [name = '', folder = '', file = ''] = process.argv.slice(2);
const measured = await subjects[name as SubjectName](folder, file);
process.stdout.write(`\n${JSON.stringify({ ...measured, peakMiB: process.resourceUsage().maxRSS / 1024 })}\n`);
process.exit(0);
