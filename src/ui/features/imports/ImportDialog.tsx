/** Placeholder until the feature is written. `paths` is empty where the dialog shall ask for files. */
export default function ImportDialog(_props: { paths: string[]; onClose: () => void }) {
  return null;
}
