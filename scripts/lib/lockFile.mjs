// What package-lock.json says of builds for other systems.

const systems = new Set([
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
]);
const processors = new Set([
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "x64",
]);

/** The lock file's packages with an entry for every optional dependency of an exact version, and what was added. Pure. */
export function completed(packages) {
  const all = { ...packages };
  const added = [];
  for (const [parent, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const path = `node_modules/${name}`;
      const present = all[`${parent}/${path}`] ?? all[path];
      if (present || !/^\d/.test(version)) continue;
      const { cpu, libc, os } = platform(name);
      // Keys as npm orders them, so that its next write changes nothing here.
      all[path] = { version, cpu, dev, libc, optional: true, os };
      added.push(`${name}@${version}`);
    }
  }
  const inOrder = Object.keys(all).sort((a, b) => a.localeCompare(b, "en"));
  return { packages: Object.fromEntries(inOrder.map((path) => [path, all[path]])), added };
}

/** Such packages are named by their system: `@scope/binding-linux-x64-musl`. Their own package.json says the same. */
function platform(name) {
  const words = name.split(/[/-]/);
  const os = words.find((word) => systems.has(word));
  const cpu = words.find((word) => processors.has(word));
  const libc = words.some((word) => word.startsWith("musl"))
    ? ["musl"]
    : words.some((word) => word.startsWith("gnu"))
      ? ["glibc"]
      : undefined;
  return { cpu: cpu && [cpu], libc, os: os && [os] };
}
