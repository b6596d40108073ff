/** node scripts/profile.ts [--content DIR] [--only-cables]: what the CPU time of a cold build is made of (Linux, perf) */
import { profileBuild } from '../src/build/bench/profile.ts';
import { common, commandArguments, places } from './arguments.ts';

const { values } = commandArguments({ ...common, 'only-cables': { type: 'boolean' } }, 'node scripts/profile.ts [--content DIR] [--only-cables]');
try {
  for (const { part, share } of await profileBuild(places(values).contentDir, values['only-cables'] ? ['--only-cables'] : [])) console.log(`${(100 * share).toFixed(1).padStart(5)} %  ${part}`);
} catch (e) {
  console.error((e as Error).message);
  process.exit(1);
}
