/** Placeholder until the feature is written. */
export default function ImportsScreen() {
  return null;
}
