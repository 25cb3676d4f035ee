// The system packages that Electron needs and a bare Debian or Ubuntu lacks. Other systems bring their own.
import { spawnSync } from "node:child_process";
import { say, Stop } from "./project.mjs";

// The names of one need, the newest first: Debian 13 and Ubuntu 24.04 renamed some for 64-bit time.
const forElectron = [
  ["libgtk-3-0t64", "libgtk-3-0"],
  ["libnss3"],
  ["libasound2t64", "libasound2"],
  ["libgbm1"],
];
// Only where no person has set the machine up: a display of our own, and letters for Chinese, else drawn as boxes.
const forHeadless = [["xvfb"], ["fonts-noto-cjk"]];

const output = (command, args) => spawnSync(command, args, { encoding: "utf8" }).stdout ?? "";

function installed(names) {
  const lines = output("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n", ...names]);
  return lines.split("\n").some((line) => line.endsWith(" installed"));
}

/** The first of the names that apt can install; the last one where apt has no list yet. */
function available(names) {
  return names.find((name) => /Candidate: [^(]/.test(output("apt-cache", ["policy", name]))) ?? names.at(-1);
}

/** Quiet unless it fails. The lock may be held for a minute by the machine's own updates. */
function apt(args) {
  const done = spawnSync("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (done.status !== 0) process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
  return done.status === 0;
}

/** Installs what is missing when root, and else stops with the command that does. */
export function ensureSystemPackages({ headless }) {
  if (process.platform !== "linux" || spawnSync("dpkg-query", ["--version"]).error) return;
  const missing = [...forElectron, ...(headless ? forHeadless : [])].filter((names) => !installed(names));
  if (missing.length === 0) return;

  if (process.getuid() !== 0) {
    const names = missing.map(available).join(" ");
    throw new Stop(
      `System packages are missing. Install them, then start again:\n  sudo apt-get install -y ${names}`,
    );
  }
  say(`Installing system packages: ${missing.map((names) => names.at(-1)).join(" ")}`);
  apt(["update"]);
  const names = missing.map(available);
  if (!apt(["install", "-y", "--no-install-recommends", ...names]))
    throw new Stop(`apt-get could not install: ${names.join(" ")}. Its message is above.`);
}
