/** Who has a deal on which day: its rep, a colleague it was given to, the successor of one who left. */
import { workingDay } from "./calendar.ts";
import type { Random } from "./random.ts";
import type { Rep, World } from "./world.ts";

export interface OwnerTrack {
  /** Key of the owner on that day. */
  on: (day: number) => number;
  /** The days on which it changes, from the second owner on. */
  changes: { day: number; owner: number }[];
}

/** Chance that a deal is given to a colleague on its way. */
const GIVEN_AWAY = 0.03;

export function ownerTrack(world: World, random: Random, rep: Rep, from: number): OwnerTrack {
  const changes: OwnerTrack["changes"] = [];
  let owner = rep;
  if (random.chance(GIVEN_AWAY)) {
    const day = workingDay(from + random.whole(15, 80));
    const colleagues = world.repsOn(day).filter((one) => one.team === rep.team && one !== rep);
    if (colleagues.length > 0 && day < rep.to) {
      owner = random.pick(colleagues);
      changes.push({ day, owner: owner.key });
    }
  }
  // A leaver's deals go over within the last days, most to the successor, some to others of the team.
  while (owner.to < world.lastDay) {
    const leaver: Rep = owner;
    const day = workingDay(leaver.to - random.whole(0, 8));
    const others = world
      .repsOn(day)
      .filter((one) => one.team === leaver.team && one !== leaver && one.to > day);
    const successor = others.find((one) => one.person.key === leaver.person.successor);
    owner = successor && random.chance(0.8) ? successor : random.pick(others);
    changes.push({ day: Math.max(day, from), owner: owner.key });
  }
  return {
    on: (day) => changes.findLast((change) => change.day <= day)?.owner ?? rep.key,
    changes,
  };
}
