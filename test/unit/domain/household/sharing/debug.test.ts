import { it } from 'vitest';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { MINUTE, HOUR, DAY } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { person, sent, SimulatedBrowser } from './simulated-browser.ts';
it('x', () => {
  let t = moment('2026-05-06T12:00+02:00');
  const off = [0, 2 * HOUR, 0, 0];
  const all = [0, 1, 2, 3].map((i) => new SimulatedBrowser(`b${i}`, [person('Mia', true)]));
  const [b0, b1, b2, b3] = all as any;
  const c = { member: 'mia', rules: NO_RULES, parent: null, atOnce: false };
  b1.change(c, (t += MINUTE) + 2 * HOUR);
  b2.change(c, (t += 72 * MINUTE));
  b3.change(c, (t += 174 * MINUTE));
  t += 103 * MINUTE;
  b0.change(c, (t += 123 * MINUTE));
  t += 214 * MINUTE;
  b1.change(c, (t += 153 * MINUTE) + 2 * HOUR);
  t += 120 * MINUTE;
  for (let round = 0; round < 3; round++)
    for (const [i, x] of all.entries())
      for (const [j, y] of all.entries())
        if (x !== y) {
          const plan = x.take(sent(y.file(t + off[j])), t + off[i]);
          if (plan!.agreements.length)
            console.log(
              x.device,
              'takes',
              y.device,
              JSON.stringify(
                plan!.agreements.map((a) => [
                  a.id.slice(0, 12),
                  a.version,
                  new Date(a.from).toISOString(),
                  a.basedOn?.map((b) => b.slice(0, 12)),
                  a.earlier?.map((b) => b.slice(0, 12)),
                ]),
              ),
              plan?.refusals,
            );
        }
  for (const x of all)
    console.log(
      x.device,
      'takes has',
      JSON.stringify(
        x
          .agreementsOf('mia')
          .map((a) => [
            a.id.slice(0, 12),
            a.version,
            new Date(a.from).toISOString(),
            a.basedOn?.map((b) => b.slice(0, 12)),
            a.earlier?.map((b) => b.slice(0, 12)),
          ]),
        null,
        0,
      ).replaceAll('],[', '],\n['),
    );
});
