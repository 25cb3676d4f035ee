export default function FunnelScreen() {
  return null;
}
