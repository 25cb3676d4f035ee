const imports = {
  title: "Imports",
};
export default imports;
