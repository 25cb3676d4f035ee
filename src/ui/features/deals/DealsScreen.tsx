/** Placeholder until the feature is written. */
export default function DealsScreen() {
  return null;
}
