/** Placeholder until the feature is written. */
export default function DealPanel(_props: { id: string }) {
  return null;
}
